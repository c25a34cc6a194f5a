namespace PricingApi.Webhooks;

/// <summary>Request bodies that work as they stand, shown in the API's description.</summary>
internal static class WebhookExamples
{
    public const string Create =
        """
        {
          "url": "https://crm.example.com/hooks/pricing", "eventTypes": ["quote.created", "quote.issued"], "description": "CRM", "owner": "crm-team@example.com",
          "headers": { "authorization": "Bearer 4f1b2c" }, "maxInFlight": 4, "ratePerSecond": 20
        }
        """;

    public const string Replay =
        """{ "webhookEndpointId": "0197c9f0a5e07c0e8a4e0d4f4c6b2a10", "since": "2026-03-01T00:00:00Z", "states": ["dead"] }""";

    public const string Update =
        """
        {
          "url": "https://crm.example.com/hooks/pricing", "eventTypes": ["quote.created", "quote.issued"], "description": "CRM", "owner": "crm-team@example.com",
          "ordered": true, "allAccounts": false, "maxInFlight": 4, "ratePerSecond": 20, "status": "active"
        }
        """;

    public const string Resume = """{ "held": "send" }""";

    public const string Rotate = """{ "overlapHours": 24 }""";
}
