using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>Accounts of one segment that would pay differently are told before a version is published.</summary>
public abstract class TariffParityTests(PricingApp app)
{
    private static readonly JsonObject Dearer = Menu.Service("STORAGE", Menu.PerUnit("6.50"), category: "storage", unit: "XPX");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Validating_publishing_and_the_dry_run_tell_where_like_accounts_pay_differently()
    {
        var seller = await app.SellerDoor();
        var (here, there) = (await seller.Start(), await seller.Book(Menu.Labelling, Dearer));
        var segment = Segment();
        await Account(seller, here, segment);
        await Account(seller, there, segment);
        var path = await Draft(seller, here, Menu.Labelling, Menu.Storage);

        var validated = (await seller.Post($"{path}/validate", null)).Expect(200).Json;
        var looked = await seller.Impact(path);
        var published = (await seller.Post($"{path}/publish", null)).Expect(200).Json;

        Told(validated).ShouldBe([$"/services/1/tariff 'STORAGE': accounts of the segment '{segment}' pay 6.00 EUR here and 6.50 by '{there}' version 1, at a quantity of 1."]);
        validated.GetProperty("valid").GetBoolean().ShouldBeTrue();
        Told(looked).ShouldBe(Told(validated));
        Told(published).ShouldBe(Told(validated));
        var sent = await app.InDatabase(db => db.Events.Where(row => row.PriceBookCode == here).Select(row => row.Body).SingleAsync(Cancellation));
        Encoding.UTF8.GetString(sent).ShouldNotContain(there); // what others pay is not for receivers
    }

    [Fact]
    public async Task The_versions_in_effect_when_the_draft_starts_are_compared()
    {
        var seller = await app.SellerDoor();
        var (here, there) = (await seller.Start(), await seller.Book(Menu.Storage));
        var later = app.Clock.GetUtcNow().AddDays(10);
        await seller.Publish(there, later, Dearer);
        var segment = Segment();
        await Account(seller, here, segment);
        await Account(seller, there, segment);
        var path = await Draft(seller, here, Menu.Storage);

        var body = new JsonObject { ["effectiveFrom"] = $"{later:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}" };
        var now = (await seller.Post($"{path}/validate", null)).Expect(200).Json;
        var then = (await seller.Post($"{path}/impact", body)).Expect(200).Json;

        Told(now).ShouldBeEmpty();
        Told(then).Single().ShouldContain("pay 6.00 EUR here and 6.50");
        Told((await seller.Post($"{path}/publish", body)).Expect(200).Json).ShouldBe(Told(then));
    }

    [Fact]
    public async Task Accounts_that_have_nothing_in_common_are_not_compared()
    {
        var seller = await app.SellerDoor();
        var (here, there, dollars) = (await seller.Start(), await seller.Book(Dearer), await seller.Start("USD"));
        await seller.Publish(dollars, null, Dearer);
        var (segment, other) = (Segment(), Segment());
        var path = await Draft(seller, here, Menu.Storage);

        await Account(seller, here, segment);
        await Account(seller, here, null);
        await Account(seller, there, null);
        await Account(seller, there, other);
        await Account(seller, null, segment);
        await Account(seller, dollars, segment);
        await Account(seller, await seller.Start(), segment); // a book without a version
        var suspended = await Account(seller, there, segment);
        (await seller.Put(suspended.Location!, new JsonObject { ["name"] = "n", ["priceBook"] = there, ["segment"] = segment, ["suspended"] = true }, suspended.ETag)).Expect(200);

        Told((await seller.Post($"{path}/validate", null)).Expect(200).Json).ShouldBeEmpty();
    }

    [Fact]
    public async Task However_many_there_are_a_hundred_are_told()
    {
        var seller = await app.SellerDoor();
        var codes = Enumerable.Range(1, 130).Select(number => $"S{number}").ToList();
        var (here, there) = (await seller.Start(), await seller.Book([.. codes.Select(code => Menu.Service(code, Menu.Flat("2.00")))]));
        var segment = Segment();
        await Account(seller, here, segment);
        await Account(seller, there, segment);

        var told = Told((await seller.Post($"{await Draft(seller, here, [.. codes.Select(code => Menu.Service(code, Menu.Flat("1.00")))])}/validate", null)).Expect(200).Json);

        told.Count.ShouldBe(101);
        told[^1].ShouldBe(" So it is in 30 more places.");
    }

    [Fact]
    public async Task A_draft_with_broken_rules_is_told_these_first()
    {
        var seller = await app.SellerDoor();
        var (here, there) = (await seller.Start(), await seller.Book(Dearer));
        var segment = Segment();
        await Account(seller, here, segment);
        await Account(seller, there, segment);

        var validated = (await seller.Post($"{await Draft(seller, here, Menu.Storage, Menu.Storage)}/validate", null)).Expect(200).Json;

        validated.Texts("errors", "code").ShouldBe(["duplicate-service"]);
        Told(validated).ShouldBeEmpty();
    }

    private static string Segment() => $"s-{Guid.NewGuid():N}";

    private static async Task<string> Draft(Door seller, string book, params JsonObject[] services) => $"/v1/price-books/{book}/versions/{await seller.Draft(book, services)}";

    private static async Task<Reply> Account(Door seller, string? book, string? segment) =>
        (await seller.Create("/v1/accounts", new JsonObject { ["name"] = "n", ["priceBook"] = book, ["segment"] = segment })).Expect(201);

    private static List<string> Told(JsonElement answer) =>
        [.. answer.Items("warnings").Where(warning => warning.Text("code") == "tariff-differs").Select(warning => $"{(warning.TryGetProperty("pointer", out var place) ? place.GetString() : "")} {warning.Text("detail")}")];
}

public sealed class TariffParityOnSqlite(SqliteApp app) : TariffParityTests(app), IClassFixture<SqliteApp>;

public sealed class TariffParityOnPostgres(PostgresApp app) : TariffParityTests(app.OrSkip()), IClassFixture<PostgresApp>;
