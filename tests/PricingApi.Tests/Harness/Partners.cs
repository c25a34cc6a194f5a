using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Operations;
using PricingApi.Quotes;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Tests.Harness;

/// <summary>An account with a key, and a client that sends it.</summary>
internal sealed record Partner(HttpClient Client, Guid AccountId = default)
{
    /// <summary>Makes a quote of the sample price book.</summary>
    public Task<JsonElement> CreateQuoteAsync() => SendAsync(HttpMethod.Post, "/v1/quotes", QuoteExamples.Request, 201, ("Idempotency-Key", Guid.NewGuid().ToString()));

    public Task<JsonElement> IssueAsync(JsonElement quote) => SendAsync(HttpMethod.Post, $"/v1/quotes/{quote.GetProperty("id").GetString()}/issue", null, 200);

    public Task<JsonElement> GetAsync(string address, int expected = 200) => SendAsync(HttpMethod.Get, address, null, expected);

    /// <param name="body">An object, or JSON as a text.</param>
    public Task<JsonElement> PostAsync(string address, object? body = null, int expected = 201) => SendAsync(HttpMethod.Post, address, body, expected);

    public Task<JsonElement> PutAsync(string address, object body, string? ifMatch, int expected = 200) =>
        ifMatch is null ? SendAsync(HttpMethod.Put, address, body, expected) : SendAsync(HttpMethod.Put, address, body, expected, ("If-Match", ifMatch));

    public Task<JsonElement> DeleteAsync(string address, int expected = 204) => SendAsync(HttpMethod.Delete, address, null, expected);

    private async Task<JsonElement> SendAsync(HttpMethod method, string address, object? body, int expected, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Content = body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(expected, text);
        return text is "" ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}

internal static class Partners
{
    /// <summary>Makes an account that quotes from the sample price book, and a key of it.</summary>
    public static async Task<Partner> NewPartnerAsync(
        this PricingApp app, Scope scopes = Scope.All, string mode = "live", string kind = AccountKinds.Partner, string? book = SampleBook.Code, Guid? account = null)
    {
        var now = app.Clock.GetUtcNow();
        var key = ApiKey.Make(mode);
        var id = account ?? Ids.New(now);

        await app.InDatabase(async db =>
        {
            if (!await db.PriceBooks.AnyAsync(row => row.Code == SampleBook.Code))
            {
                SampleBook.Add(db, now);
            }

            if (account is null)
            {
                db.Add(new AccountRow { Id = id, Name = "Bakkerij Jansen BV", Kind = kind, PriceBookCode = book, CreatedAt = now });
            }

            db.Add(ApiClients.From(key, id, "CRM", scopes, mode, now));
            db.Touch(Stamps.Access);
            await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<Memory>().CatchUpAsync(CancellationToken.None);

        return new(app.CreateClient(key), id);
    }
}
