namespace PricingApi.Webhooks;

/// <summary>Request bodies that work as they stand, shown in the API's description.</summary>
internal static class WebhookExamples
{
    public const string Create = """{ "url": "https://crm.example.com/hooks/pricing", "eventTypes": ["quote.created", "quote.issued"], "description": "CRM" }""";

    public const string Replay =
        """{ "webhookEndpointId": "0197c9f0a5e07c0e8a4e0d4f4c6b2a10", "since": "2026-03-01T00:00:00Z", "states": ["dead"] }""";

    public const string Update =
        """{ "url": "https://crm.example.com/hooks/pricing", "eventTypes": ["quote.created", "quote.issued"], "description": "CRM", "ordered": true, "allAccounts": false, "status": "active" }""";
}
