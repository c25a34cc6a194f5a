using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Http;

/// <summary>Clients with keys of every kind, made the way people make them: through the API.</summary>
internal static class Keys
{
    /// <summary>The seller's own client, with every scope.</summary>
    public static HttpClient SellerClient(this PricingApp app) => app.CreateClient(DevelopmentData.Key);

    /// <summary>A client of a new partner.</summary>
    public static async Task<HttpClient> PartnerWith(this PricingApp app, params string[] scopes) => app.CreateClient(await app.PartnerKey(scopes));

    public static async Task<string> PartnerKey(this PricingApp app, params string[] scopes)
    {
        using var seller = app.SellerClient();
        var account = await seller.Post("/v1/accounts", new { name = "Partner", priceBook = "standard" });
        return (await app.NewKey(scopes, account.Id)).Key;
    }

    /// <summary>A new client: of the seller, or of the account given.</summary>
    public static async Task<(string Id, string Key)> NewKey(this PricingApp app, string[] scopes, string? account = null, string mode = "live")
    {
        using var seller = app.SellerClient();
        var created = await seller.Post("/v1/api-clients", new { name = "Client", scopes, mode, accountId = account });
        return (created.Id, created.Json.GetProperty("key").GetString()!);
    }
}
