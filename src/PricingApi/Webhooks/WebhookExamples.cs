namespace PricingApi.Webhooks;

/// <summary>Request bodies that work as they stand, shown in the API's description.</summary>
internal static class WebhookExamples
{
    public const string Create = """{ "url": "https://crm.example.com/hooks/pricing", "eventTypes": ["quote.created", "quote.issued"], "description": "CRM" }""";

    public const string Update =
        """{ "url": "https://crm.example.com/hooks/pricing", "eventTypes": ["quote.created", "quote.issued"], "description": "CRM", "ordered": true, "allAccounts": false, "status": "active" }""";
}
