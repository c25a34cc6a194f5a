using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Access;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Ops;

namespace PricingApi.Tests.Access;

public sealed class AccessRuleTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static readonly string[] OpenToAll = ["/", "/health/live", "/health/ready", "/openapi/{documentName}.json", "/problems/", "/problems/{name}", "/q/{token}", "/q/{token}", "/ops/sign-in", "/ops/sign-in"];

    [Fact]
    public async Task A_service_with_a_route_that_says_nothing_does_not_start()
    {
        await using var service = WebApplication.CreateSlimBuilder().Build();
        service.MapGet("/said", () => "").Needs(Scope.Admin);
        service.MapGet("/forgotten", () => "");

        Should.Throw<InvalidOperationException>(service.RequireAccessRules).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("/forgotten"),
            message => message.ShouldNotContain("/said"));
    }

    [Fact]
    public void Only_these_routes_are_open_to_everyone() =>
        Routes().Where(route => route.Metadata.GetMetadata<AccessRule>() is { Open: true } && route.Metadata.GetMetadata<OpsRule>() is not { SignedIn: true }).Select(route => route.RoutePattern.RawText).ShouldBe(OpenToAll, ignoreOrder: true);

    [Fact]
    public async Task Every_other_route_asks_for_a_key()
    {
        using var client = app.CreateClient();

        foreach (var route in Routes().Where(route => route.Metadata.GetMetadata<AccessRule>() is not { Open: true }))
        {
            var path = System.Text.RegularExpressions.Regex.Replace(route.RoutePattern.RawText!, "{[^}]*:id}", "0198c0de000070008000000000000000");
            path = System.Text.RegularExpressions.Regex.Replace(path, "{[^}]*}", "1");

            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                (await client.Send(method, path, new { })).Problem.ShouldBe("unauthenticated", $"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task Pages_of_operations_ask_to_sign_in()
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var pages = Routes().Where(route => route.Metadata.GetMetadata<OpsRule>() is { SignedIn: true }).ToList();

        foreach (var page in pages)
        {
            var path = page.RoutePattern.RawText!.Replace("{id:id}", "0198c0de000070008000000000000000", StringComparison.Ordinal).Replace("{**page}", "nowhere", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new(page.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET"), path);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            (response.StatusCode, response.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.SeeOther, "/ops/sign-in"), path);
        }

        pages.Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_scope_that_is_kept_from_partners_opens_routes_of_the_seller_alone()
    {
        var rules = Routes().Select(route => route.Metadata.GetMetadata<AccessRule>()!).ToList();

        Scope.All.Each().Where(scope => rules.Exists(rule => rule.Scope == scope) && rules.TrueForAll(rule => rule.Scope != scope || rule.SellerOnly)).Union().ShouldBe(Scopes.OfSeller);
    }

    private List<RouteEndpoint> Routes() => [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
}
