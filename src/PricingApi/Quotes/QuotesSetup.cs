namespace PricingApi.Quotes;

internal static class QuotesSetup
{
    public static void AddQuotes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QuotePricing>();
        builder.Services.AddSingleton<QuoteNumbering>();
    }
}
