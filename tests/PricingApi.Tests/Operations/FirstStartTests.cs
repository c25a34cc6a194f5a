using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Access;
using PricingApi.Operations;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Http;

namespace PricingApi.Tests.Operations;

public sealed class FirstStartTests
{
    [Fact]
    public async Task In_Development_there_is_something_to_try_things_with()
    {
        await using var app = new SqliteApp();
        using var client = app.SellerClient();

        (await client.Get("/v1/accounts")).Json.GetProperty("items").EnumerateArray().Select(account => account.GetProperty("kind").GetString()).ShouldBe(["seller", "partner"], ignoreOrder: true);
        (await client.Get("/v1/catalogue")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task In_Production_there_is_nothing_and_no_key_works()
    {
        await using var app = Production();
        using var client = app.SellerClient();

        (await client.Get("/v1/me")).Problem.ShouldBe("unauthenticated");
        (await app.InDatabase(db => db.Accounts.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task The_command_makes_a_first_key_that_makes_others()
    {
        await using var app = Production();
        var key = await app.InDatabase(db => AdminKeyCommand.CreateAsync(db, "Anna", "The seller", app.Clock.GetUtcNow()));
        await app.Services.GetRequiredService<Memory>().CatchUpAsync(TestContext.Current.CancellationToken);
        using var client = app.CreateClient(key);

        var made = await client.Post("/v1/api-clients", new { name = "n", scopes = new[] { "quotes:write" }, mode = "live" });

        made.Status.ShouldBe(HttpStatusCode.Created);
        (await client.Get("/v1/me")).Json.GetProperty("account").GetProperty("kind").GetString().ShouldBe("seller");
    }

    [Fact]
    public async Task The_command_makes_one_seller_however_often_it_runs()
    {
        await using var app = Production();

        await app.InDatabase(db => AdminKeyCommand.CreateAsync(db, "Anna", "The seller", app.Clock.GetUtcNow()));
        await app.InDatabase(db => AdminKeyCommand.CreateAsync(db, "Ben", "The seller", app.Clock.GetUtcNow()));

        (await app.InDatabase(db => db.Accounts.CountAsync(account => account.Kind == AccountKinds.Seller))).ShouldBe(1);
        (await app.InDatabase(db => db.ApiClients.CountAsync())).ShouldBe(2);
    }

    private static SqliteApp Production()
    {
        var app = new SqliteApp { SampleData = false };
        app.Settings["Seller:Name"] = "Voorbeeld Logistiek BV";
        app.Settings["Seller:Country"] = "NL";
        return app;
    }
}
