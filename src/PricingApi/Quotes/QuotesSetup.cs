using PricingApi.Operations;

namespace PricingApi.Quotes;

internal static class QuotesSetup
{
    public static void AddQuotes(this WebApplicationBuilder builder)
    {
        var seller = builder.Services.AddOptions<SellerOptions>().BindConfiguration(SellerOptions.Section).ValidateDataAnnotations();
        if (!Describing.Only)
        {
            seller.ValidateOnStart();
        }

        builder.Services.AddSingleton<QuotePricing>();
        builder.Services.AddSingleton<QuoteNumbering>();
    }
}
