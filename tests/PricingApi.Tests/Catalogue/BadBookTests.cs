using System.Collections.Concurrent;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>Whatever is sent instead of a price book version gets its defined answer, and nobody is quoted from it.</summary>
public abstract class BadBookTests(PricingApp app)
{
    private static readonly ConcurrentDictionary<PricingApp, Task<(Door Seller, string Book)>> Sellers = new();

    public static TheoryData<string> Unreadable => [.. BadBooks.Unreadable.Keys];

    public static TheoryData<string> Broken => [.. BadBooks.Broken.Keys];

    public static TheoryData<string> Starts => [.. BadJson.For(Start, "name").Select(bad => bad.Name)];

    public static TheoryData<string> Publishes => [.. Releases("effectiveFrom").Select(bad => bad.Name)];

    public static TheoryData<string> Tokens => [.. Releases("impactToken").Select(bad => bad.Name)];

    private const string Start = """{"code":"b","currency":"EUR","name":"TEXT"}""";

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_does_not_become_a_draft(string name)
    {
        var bad = BadBooks.Unreadable[name];
        var (seller, book) = await Sellers.GetOrAdd(app, Open);

        bad.Check(await seller.Create($"/v1/price-books/{book}/versions", bad.Body));
        bad.Check(await seller.Put($"/v1/price-books/{book}/versions/1", bad.Body, "\"1\""));

        (await seller.Get($"/v1/price-books/{book}/versions/1")).Expect(200).ETag.ShouldBe("\"1\"");
        (await seller.Get($"/v1/price-books/{book}/versions/2")).Expect(404);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_breaks_a_rule_is_not_published(string name)
    {
        var bad = BadBooks.Broken[name];
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        (await seller.Create($"/v1/price-books/{book}/versions", bad.Body)).Expect(201);

        var validation = (await seller.Post($"/v1/price-books/{book}/versions/1/validate", null)).Expect(200).Json;
        bad.Check(await seller.PublishDraft(book, 1));

        validation.GetProperty("valid").GetBoolean().ShouldBeFalse();
        validation.Items("errors").ShouldContain(error => error.Text("pointer") == bad.Place && error.Text("code") == bad.Code);
        (await seller.Get($"/v1/price-books/{book}")).Json.Items("versions").Single().Text("status").ShouldBe("draft");
    }

    [Theory]
    [InlineData("JPY", "10.50", false)]
    [InlineData("JPY", "10", true)]
    [InlineData("KWD", "1.2345", false)]
    [InlineData("KWD", "1.234", true)]
    public async Task An_amount_has_at_most_the_digits_of_its_currency(string currency, string amount, bool valid)
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start(currency);
        var draft = await seller.Draft(book, Menu.Service("A", Menu.Flat(amount)));

        var validation = (await seller.Post($"/v1/price-books/{book}/versions/{draft}/validate", null)).Expect(200).Json;

        validation.Texts("errors", "code").ShouldBe(valid ? [] : ["precision-exceeded"]);
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task What_cannot_be_read_does_not_start_a_price_book(string name)
    {
        var (seller, _) = await Sellers.GetOrAdd(app, Open);

        var bad = BadJson.For(Start, "name").Single(bad => bad.Name == name);
        bad.Check(await seller.Create("/v1/price-books", bad.Body));
    }

    [Theory]
    [MemberData(nameof(Publishes))]
    public Task What_cannot_be_read_publishes_nothing(string name) => Unpublished("effectiveFrom", name, "publish", "impact");

    [Theory]
    [MemberData(nameof(Tokens))]
    public Task Nor_does_what_is_no_token(string name) => Unpublished("impactToken", name, "publish");

    [Fact]
    public async Task The_largest_price_there_can_be_is_published_and_quoted()
    {
        var partner = await app.PartnerOf(Menu.Service("A", Menu.PerUnit("999999999999.999999")), Menu.Service("B", Menu.Volume((1_000_000, "0.000001", "0.00"), (null, "1.00", "999999999999.99"))));

        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("A", 999), ("B", 1)))).Expect(201).Json;

        quote.Find("lines", "service", "A").Text("netAmount").ShouldBe("999000000000000.00");
        quote.Find("lines", "service", "B").Text("netAmount").ShouldBe("0.00");
    }

    private async Task Unpublished(string member, string name, params string[] routes)
    {
        var (seller, book) = await Sellers.GetOrAdd(app, Open);

        // An instant is no text, so what is wrong with the text is that it is no instant.
        var bad = Releases(member).Single(bad => bad.Name == name);
        bad = member == "effectiveFrom" && bad.Code is "nul" or "surrogate" ? bad with { Code = null } : bad;

        foreach (var route in routes)
        {
            bad.Check(await seller.Post($"/v1/price-books/{book}/versions/1/{route}", bad.Body));
        }

        (await seller.Get($"/v1/price-books/{book}/versions/1")).Json.Text("status").ShouldBe("draft");
    }

    /// <summary>What strangers send to publish a draft, or to look what that would do.</summary>
    private static IEnumerable<BadInput> Releases(string member) =>
    [
        .. BadJson.For($$"""{"{{member}}":"TEXT"}""", member).Where(bad => bad.Body is not ""), // published at once
        BadJson.Invalid("193 an end", """{"effectiveFrom":"2026-02-01T00:00:00Z","effectiveTo":"2026-01-01T00:00:00Z"}""", "/effectiveTo", "unknown-member"),
        BadJson.Invalid("20 a number", $$"""{"{{member}}":1}""", $"/{member}"),
        BadJson.Invalid("20 a list", $$"""{"{{member}}":[]}""", $"/{member}"),
    ];

    private static async Task<(Door Seller, string Book)> Open(PricingApp app)
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        await seller.Draft(book, Menu.Storage);
        return (seller, book);
    }
}

public sealed class BadBooksOnSqlite(SqliteApp app) : BadBookTests(app), IClassFixture<SqliteApp>;

public sealed class BadBooksOnPostgres(PostgresApp app) : BadBookTests(app.OrSkip()), IClassFixture<PostgresApp>;
