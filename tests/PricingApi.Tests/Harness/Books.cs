using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PricingApi.Catalogue;

namespace PricingApi.Tests.Harness;

/// <summary>Price books made through the front door.</summary>
internal static class Books
{
    /// <summary>A price book without versions.</summary>
    /// <returns>Its code.</returns>
    public static async Task<string> Start(this Door seller, string currency = "EUR")
    {
        var code = $"book-{Guid.NewGuid():N}";
        (await seller.Create("/v1/price-books", new JsonObject { ["code"] = code, ["currency"] = currency, ["name"] = "Test" })).Expect(201);
        return code;
    }

    /// <summary>A price book with one version, in effect.</summary>
    /// <returns>Its code.</returns>
    public static async Task<string> Book(this Door seller, params JsonObject[] services)
    {
        var code = await seller.Start();
        await seller.Publish(code, null, services);
        return code;
    }

    /// <summary>Another draft of a price book.</summary>
    /// <returns>Its number.</returns>
    public static async Task<int> Draft(this Door seller, string book, params JsonObject[] services)
    {
        var draft = (await seller.Create($"/v1/price-books/{book}/versions", Menu.Content(services))).Expect(201);
        return draft.Json.GetProperty("priceBook").GetProperty("version").GetInt32();
    }

    /// <summary>Another published version of a price book.</summary>
    /// <param name="from">When it takes effect; now when absent.</param>
    /// <returns>Its number.</returns>
    public static async Task<int> Publish(this Door seller, string book, DateTimeOffset? from, params JsonObject[] services)
    {
        var number = await seller.Draft(book, services);
        (await seller.PublishDraft(book, number, from)).Expect(200);
        return number;
    }

    /// <summary>The sample price book, published, in a database that may have it already.</summary>
    public static async Task KeepSampleBook(this PricingApp app)
    {
        await app.InDatabase(async db =>
        {
            if (!await db.PriceBooks.AnyAsync(row => row.Code == SampleBook.Code, TestContext.Current.CancellationToken))
            {
                SampleBook.Add(db, app.Clock.GetUtcNow());
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            }
        });
        await app.CatchUp();
    }

    /// <summary>Publishes a draft, after a look at what it does to open quotes where that is asked for.</summary>
    public static async Task<Reply> PublishDraft(this Door seller, string book, int number, DateTimeOffset? from = null)
    {
        var path = $"/v1/price-books/{book}/versions/{number}";
        var body = new JsonObject { ["effectiveFrom"] = from?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture) };
        var published = await seller.Post($"{path}/publish", body);

        return published.Status == 409 && published.Problem == "impact-unknown"
            ? await seller.Post($"{path}/publish", body.With("impactToken", (await seller.Impact(path)).Text("token")))
            : published;
    }

    /// <summary>What the draft at this address would make of open quotes.</summary>
    public static async Task<JsonElement> Impact(this Door seller, string path) => (await seller.Post($"{path}/impact", null)).Expect(200).Json;
}
