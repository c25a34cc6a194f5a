using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

/// <summary>Outside Development this machine is as forbidden as any other inside, unless the operator allows a network.</summary>
public class ProductionTargetTests
{
    [Fact]
    public async Task Only_public_receivers_can_be_registered()
    {
        await using var app = Production();
        var partner = await app.PartnerDoor();

        await RegisterAsync(partner, "https://localhost/", 422);
        await RegisterAsync(partner, "https://127.0.0.1/", 422);
        await RegisterAsync(partner, "http://crm.example.com/", 422);
        await RegisterAsync(partner, "https://crm.example.com/", 201);
    }

    [Fact]
    public async Task An_operator_can_allow_a_network()
    {
        await using var app = Production();
        app.Settings["Webhooks:AllowedNetworks:0"] = "10.1.0.0/16";
        var partner = await app.PartnerDoor();

        await RegisterAsync(partner, "http://10.1.2.3:8080/", 201);
        await RegisterAsync(partner, "http://10.2.2.3:8080/", 422);
        await RegisterAsync(partner, "https://localhost/", 422);
    }

    private static async Task RegisterAsync(Door partner, string url, int expected) =>
        await partner.PostAsync("/v1/webhook-endpoints", new { url, eventTypes = new[] { Hooks.QuoteCreated } }, expected);

    private static SqliteApp Production() => new() { SampleData = false, Settings = { ["Seller:Name"] = "Voorbeeld Logistiek BV", ["Seller:Country"] = "NL" } };
}
