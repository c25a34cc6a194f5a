using PricingApi.Operations;

namespace PricingApi.Quotes;

internal static class QuotesSetup
{
    public static void AddQuotes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QuotePricing>();
        builder.Services.AddSingleton<QuoteNumbering>();
        builder.Services.AddSingleton<Expiry>();
        builder.Services.AddScoped<QuoteLife>();
        builder.Services.AddScoped<RevisionPricing>();

        if (!Describing.Only)
        {
            builder.Services.AddHostedService<QuoteExpiryWorker>();
        }
    }
}
