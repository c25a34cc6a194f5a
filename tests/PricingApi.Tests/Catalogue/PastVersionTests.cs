using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Catalogue;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>Versions that are no longer in effect are let go and read again, and nobody can tell.</summary>
public abstract class PastVersionTests
{
    private readonly PricingApp _app;

    protected PastVersionTests(PricingApp app)
    {
        _app = app;
        app.Settings["Catalogue:PastServices"] = "4";
    }

    /// <summary>More services than are kept.</summary>
    private static JsonObject[] TooMany => [Menu.Storage, Menu.Labelling, .. Enumerable.Range(1, 3).Select(number => Menu.Service($"EXTRA-{number}", Menu.Flat("1.00")))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_that_is_read_again_has_the_same_tag_the_same_changes_and_the_same_prices()
    {
        var seller = await _app.SellerDoor();
        var book = await seller.Book(TooMany);
        var partner = await _app.PartnerDoor(book);
        var first = (await partner.Get("/v1/catalogue")).Expect(200);
        var cursor = (await partner.Get("/v1/catalogue/changes")).Expect(200).Json.Text("cursor");
        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 44)))).Expect(201);
        var then = _app.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        await seller.Publish(book, null, [Menu.Service("STORAGE", Menu.PerUnit("6.50"), category: "storage", unit: "XPX"), .. TooMany[1..]]);

        for (var time = 0; time < 2; time++)
        {
            var again = (await partner.Get($"/v1/catalogue?at={then}")).Expect(200);
            again.ETag.ShouldBe(first.ETag);
            again.Text.ShouldBe(first.Text);
            var changes = (await partner.Get($"/v1/catalogue/changes?since={cursor}")).Expect(200).Json;
            changes.GetProperty("reset").GetBoolean().ShouldBeFalse();
            changes.Texts("changed", "code").ShouldBe(["STORAGE"]);
            (await partner.Get(quote.Location!)).Expect(200).Json.GetProperty("totals").GetRawText().ShouldBe(quote.Json.GetProperty("totals").GetRawText());
        }

        (await Read(book, 1)).ShouldNotBeSameAs(await Read(book, 1));
        (await Read(book, 2)).ShouldBeSameAs(await Read(book, 2));
    }

    [Fact]
    public async Task The_one_not_asked_for_longest_goes_first_and_what_is_in_effect_or_scheduled_stays()
    {
        var seller = await _app.SellerDoor();
        var book = await seller.Start();
        for (var number = 1; number <= 4; number++)
        {
            await seller.Publish(book, null, Menu.Storage, Menu.Labelling);
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await seller.Publish(book, _app.Clock.GetUtcNow().AddDays(1), Menu.Storage, Menu.Labelling);
        var (active, scheduled) = (await Read(book, 4), await Read(book, 5));
        var (first, second) = (await Read(book, 1), await Read(book, 2));
        (await Read(book, 1)).ShouldBeSameAs(first);

        await Read(book, 3);

        (await Read(book, 1)).ShouldBeSameAs(first);
        (await Read(book, 2)).ShouldNotBeSameAs(second);
        (await Read(book, 4)).ShouldBeSameAs(active);
        (await Read(book, 5)).ShouldBeSameAs(scheduled);
    }

    private async Task<object> Read(string book, int number) => await _app.Services.GetRequiredService<Catalogues>().ReadAsync(book, number, Cancellation);
}

public sealed class PastVersionsOnSqlite(SqliteApp app) : PastVersionTests(app), IClassFixture<SqliteApp>;

public sealed class PastVersionsOnPostgres(PostgresApp app) : PastVersionTests(app.OrSkip()), IClassFixture<PostgresApp>;
