using PricingApi.Catalogue;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes;

namespace PricingApi.Tests.Catalogue;

/// <summary>What goes out comes back in, to the byte.</summary>
public abstract class ImportRoundTripTests(PricingApp app)
{
    private const string Json = "application/json";

    public static TheoryData<string, string> Forms => new()
    {
        { "?format=json", Json },
        { "?format=csv", "text/csv" },
        { "?format=csv&decimals=comma", "text/csv" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Whatever_a_draft_may_hold(string form, string type) =>
        await GoesRound("EUR", Menu.Content(OddBook.Services).ToJsonString(), form, type);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_sample_book(string form, string type)
    {
        using var stream = typeof(SampleBook).Assembly.GetManifestResourceStream("standard.json")!;
        using var reader = new StreamReader(stream);

        await GoesRound("EUR", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), form, type);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Random_books(string form, string type)
    {
        for (var seed = 1; seed <= 15; seed++)
        {
            var (currency, digits) = (seed % 3) switch { 0 => ("JPY", 0), 1 => ("EUR", 2), _ => ("KWD", 3) };
            await GoesRound(currency, Menu.Content([.. new RandomMenu(seed, digits).Services]).ToJsonString(), form, type);
        }
    }

    /// <summary>From one book into another of the same currency, and out again.</summary>
    private async Task GoesRound(string currency, string content, string form, string type)
    {
        var seller = await app.SellerDoor();
        var from = await seller.NewDraft(currency, content);
        var to = await seller.NewDraft(currency, Menu.Content(Menu.Storage).ToJsonString());
        var decimals = form.Contains("comma", StringComparison.Ordinal) ? "&decimals=comma" : "";
        var first = await seller.Export(from, form);

        var imported = (await seller.Import(to, first.Bytes, "?dryRun=false" + decimals, type)).Expect(200);

        imported.Json.GetProperty("applied").GetBoolean().ShouldBeTrue();
        (await seller.Get(to)).Services().ShouldBe((await seller.Get(from)).Services());
        var second = await seller.Export(to, form);
        second.Bytes.ShouldBe(first.Bytes);
        second.Header("Repr-Digest").ShouldBe(first.Header("Repr-Digest"));
        (await seller.Import(to, second.Bytes, "?dryRun=true" + decimals, type)).Json.Counts().ShouldBe((imported.Json.GetProperty("rows").GetInt32(), 0, 0, 0, imported.Json.GetProperty("rows").GetInt32()));
    }
}

public sealed class ImportRoundTripsOnSqlite(SqliteApp app) : ImportRoundTripTests(app), IClassFixture<SqliteApp>;

public sealed class ImportRoundTripsOnPostgres(PostgresApp app) : ImportRoundTripTests(app.OrSkip()), IClassFixture<PostgresApp>;
