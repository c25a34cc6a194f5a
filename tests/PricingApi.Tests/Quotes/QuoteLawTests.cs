using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>What holds for every quote, tried on a thousand random ones that have each been through the database.</summary>
public abstract class QuoteLawTests(PricingApp app)
{
    private const int Books = 20;
    private const int QuotesPerBook = 50;

    private static readonly (string Currency, int Digits)[] Currencies = [("EUR", 2), ("EUR", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_quotes_add_up_and_are_computed_again_to_the_byte()
    {
        var seller = await app.SellerDoor();
        var bodies = new ConcurrentDictionary<string, string>();

        await Parallel.ForEachAsync(Enumerable.Range(1, Books), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancellation }, async (seed, _) =>
        {
            foreach (var quote in await QuoteAsync(seller, seed))
            {
                bodies[quote.Json.Text("id")] = quote.Text;
            }
        });

        bodies.Count.ShouldBe(Books * QuotesPerBook);
        await RecomputeAsync(bodies);
    }

    /// <summary>Each answer is worked out again by other code than that which is tested.</summary>
    private async Task<List<Reply>> QuoteAsync(Door seller, int seed)
    {
        var (currency, digits) = Currencies[seed % Currencies.Length];
        var menu = new RandomMenu(seed, digits);
        var book = await seller.Start(currency);
        await seller.Publish(book, null, [.. menu.Services]);
        var partner = await app.PartnerDoor(book);
        var checker = new Checker((await partner.Get("/v1/catalogue")).Expect(200).Json, digits);
        var quotes = new List<Reply>();

        for (var tries = 0; quotes.Count < QuotesPerBook; tries++)
        {
            tries.ShouldBeLessThan(QuotesPerBook * 20, $"The price book of seed {seed} is too mean.");
            var request = menu.Quote();
            var reply = await partner.Create("/v1/quotes", request);

            if (reply.Status == 422)
            {
                reply.Errors.Distinct().ShouldAllBe(error => error.Place == "/lines" && (error.Code == "amount-out-of-range" || error.Code == "opt-out-exceeds-base"), $"{seed}: {request} {reply.Text}");
                continue;
            }

            reply.Expect(201);
            Should.NotThrow(() => checker.Check(reply.Json), $"seed {seed}, {request}");
            quotes.Add(reply);
        }

        return quotes;
    }

    /// <summary>The stored bytes are what their inputs compute to, whatever the culture; and what is read back is what was answered.</summary>
    private async Task RecomputeAsync(ConcurrentDictionary<string, string> bodies)
    {
        var catalogues = app.Services.GetRequiredService<Catalogues>();
        var rows = (await app.InDatabase(db => db.Quotes.AsNoTracking().ToListAsync(Cancellation))).Where(row => bodies.ContainsKey(row.Id.ToString("N"))).ToList();
        rows.Count.ShouldBe(bodies.Count);

        foreach (var row in rows)
        {
            var version = (await catalogues.ReadAsync(row.BookCode, row.BookVersion, Cancellation)).Prices;
            foreach (var culture in Cultures)
            {
                Recompute(row, version, culture).AsSpan().SequenceEqual(row.Document).ShouldBeTrue($"{row.Number} in {culture.Name}");
            }

            Convert.ToHexStringLower(QuoteDocument.Hash(row.Document)).ShouldBe(Convert.ToHexStringLower(row.Hash));
            bodies[row.Id.ToString("N")].Contains(Convert.ToHexStringLower(row.Hash), StringComparison.Ordinal).ShouldBeTrue(row.Number);
        }

        var reader = await app.SellerDoor();
        foreach (var (id, body) in bodies.Take(50))
        {
            (await reader.Get($"/v1/quotes/{id}")).Expect(200).Text.ShouldBe(body);
        }
    }

    private static byte[] Recompute(QuoteRow row, Domain.Catalogue.PriceBookVersion version, CultureInfo culture)
    {
        var usual = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return QuoteDocument.Compute(version, QuoteDocument.FromBytes(row.Document).Inputs).Value!.ToBytes();
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    /// <summary>One that writes numbers and dates as differently as can be, and some that people use, where this machine knows them.</summary>
    private static IEnumerable<CultureInfo> Cultures { get; } = [Odd(), .. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(culture => culture.Name is "tr-TR" or "ar-SA" or "fa-IR")];

    private static CultureInfo Odd()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NumberGroupSeparator, odd.NumberFormat.NegativeSign) = (",", ".", "~");
        (odd.DateTimeFormat.DateSeparator, odd.DateTimeFormat.ShortDatePattern) = (".", "dd.MM.yyyy");
        return odd;
    }
}

public sealed class QuoteLawsOnSqlite(SqliteApp app) : QuoteLawTests(app), IClassFixture<SqliteApp>;

public sealed class QuoteLawsOnPostgres(PostgresApp app) : QuoteLawTests(app.OrSkip()), IClassFixture<PostgresApp>;
