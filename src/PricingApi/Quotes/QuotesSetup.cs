using PricingApi.Operations;
using PricingApi.Quotes.Approvals;
using PricingApi.Quotes.Documents;
using PricingApi.Quotes.Links;

namespace PricingApi.Quotes;

internal static class QuotesSetup
{
    public static void AddQuotes(this WebApplicationBuilder builder)
    {
        var approval = builder.Services.AddOptions<ApprovalOptions>().BindConfiguration(ApprovalOptions.Section).ValidateDataAnnotations();
        if (!Describing.Only)
        {
            approval.ValidateOnStart();
        }

        builder.Services.AddSingleton<QuotePricing>();
        builder.Services.AddSingleton<QuoteNumbering>();
        builder.Services.AddSingleton<Expiry>();
        builder.Services.AddOptions<PdfOptions>().BindConfiguration(PdfOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PdfPrinter>();
        builder.Services.AddSingleton<LinkQuota>();
        builder.Services.AddScoped<CustomerLinks>();
        builder.Services.AddScoped<QuoteLife>();
        builder.Services.AddScoped<RevisionPricing>();

        if (!Describing.Only)
        {
            builder.Services.AddHostedService<QuoteExpiryWorker>();
        }
    }
}
