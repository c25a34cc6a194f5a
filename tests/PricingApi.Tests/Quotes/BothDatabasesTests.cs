using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>The same requests get the same answers, whichever database the service runs on.</summary>
public sealed class BothDatabasesTests(SqliteApp sqlite, PostgresApp postgres) : IClassFixture<SqliteApp>, IClassFixture<PostgresApp>
{
    private static readonly string[] MadeByChance = ["id", "number"];

    [Fact]
    public async Task Quotes_have_the_same_content_on_both()
    {
        postgres.OrSkip();

        for (var seed = 1; seed <= 5; seed++)
        {
            (await QuotesAsync(postgres, seed)).ShouldBe(await QuotesAsync(sqlite, seed));
        }
    }

    private static async Task<List<string>> QuotesAsync(PricingApp app, int seed)
    {
        var menu = new RandomMenu(seed, digits: 2);
        var seller = await app.SellerDoor();
        var book = $"book-{seed}";
        (await seller.Post("/v1/price-books", new JsonObject { ["code"] = book, ["currency"] = "EUR", ["name"] = "Test" })).Expect(201);
        await seller.Publish(book, null, [.. menu.Services]);
        var partner = await app.PartnerDoor(book);
        var answers = new List<string> { (await partner.Get("/v1/catalogue")).Expect(200).Text };

        for (var quote = 0; quote < 20; quote++)
        {
            var body = JsonNode.Parse((await partner.Create("/v1/quotes", menu.Quote())).Text)!.AsObject();
            foreach (var member in MadeByChance.Append("traceId"))
            {
                body.Remove(member);
            }

            answers.Add(body.ToJsonString());
        }

        return answers;
    }
}
