using PricingApi.Operations;

namespace PricingApi.Selling;

internal static class SellingSetup
{
    public static void AddSelling(this WebApplicationBuilder builder)
    {
        var seller = builder.Services.AddOptions<SellerOptions>().BindConfiguration(SellerOptions.Section).ValidateDataAnnotations();
        if (!Describing.Only)
        {
            seller.ValidateOnStart();
        }

        builder.Services.AddSingleton<SellerClock>();
    }
}
