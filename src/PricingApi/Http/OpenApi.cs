using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PricingApi.Http;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and the page to try it at <c>/swagger</c>.</summary>
internal static class OpenApi
{
    /// <summary>Groups of operations, what most people want first.</summary>
    private static readonly string[] Order = ["Quotes", "Catalogue", "Webhooks", "Price books", "Accounts", "API clients", "Operations"];

    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddSchemaTransformer(OpenApiSchemas.Describe);
        options.AddOperationTransformer(OpenApiOperations.DescribeAsync);
        options.AddDocumentTransformer(Introduce);
        options.AddDocumentTransformer(Webhooks.OpenApiWebhooks.DescribeAsync);
        options.AddDocumentTransformer(OpenApiSchemas.Finish);
    });

    public static void MapOpenApiDocument(this WebApplication app)
    {
        Access.AccessRules.Open(app.MapOpenApi("/openapi/{documentName}.json"));
        Access.AccessRules.Open(app.MapGet("/", () => Results.Redirect("/swagger")).ExcludeFromDescription());
        app.UseSwaggerUI(page =>
        {
            page.DocumentTitle = "PricingApi";
            page.RoutePrefix = "swagger";
            page.SwaggerEndpoint("/openapi/v1.json", "PricingApi v1");
            page.EnablePersistAuthorization();
            page.EnableTryItOutByDefault();
            page.DisplayRequestDuration();
        });
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new()
        {
            Title = "PricingApi",
            Version = "v1",
            Description = """
                Quotes in which every service has its own price on its own line.

                Send your key in `X-Api-Key`. Amounts are decimal texts with exactly the digits of their currency, times are UTC.
                Every no is `application/problem+json`; its `type` is the address of a page that says what to do.
                """,
        };
        document.Servers = [];
        document.Tags = Order.Select(name => new OpenApiTag { Name = name }).ToHashSet();
        return Task.CompletedTask;
    }
}
