using PricingApi.Operations;
using PricingApi.Quotes.Approvals;
using PricingApi.Quotes.Documents;
using PricingApi.Quotes.Links;
using PricingApi.Quotes.Verifying;

namespace PricingApi.Quotes;

internal static class QuotesSetup
{
    public static void AddQuotes(this WebApplicationBuilder builder)
    {
        Bind<ApprovalOptions>(builder, ApprovalOptions.Section);
        Bind<QuoteOptions>(builder, QuoteOptions.Section);
        Bind<PdfOptions>(builder, PdfOptions.Section);

        builder.Services.AddSingleton<QuotePricing>();
        builder.Services.AddSingleton<QuoteNumbering>();
        builder.Services.AddSingleton<QuoteRounds>();
        builder.Services.AddSingleton<Expiry>();
        builder.Services.AddSingleton<PdfPrinter>();
        builder.Services.AddSingleton<LinkQuota>();
        builder.Services.AddScoped<CustomerLinks>();
        builder.Services.AddSingleton<Reminders>();
        builder.Services.AddSingleton<QuoteMetrics>();
        builder.Services.AddSingleton<QuoteCheck>();
        builder.Services.AddSingleton<Verification>();
        builder.Services.AddScoped<QuoteLife>();
        builder.Services.AddScoped<RevisionPricing>();

        if (!Describing.Only)
        {
            builder.Services.AddHostedService<QuoteExpiryWorker>();
            builder.Services.AddHostedService<VerificationWorker>();
        }
    }

    private static void Bind<T>(WebApplicationBuilder builder, string section)
        where T : class
    {
        var options = builder.Services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations();
        if (!Describing.Only)
        {
            options.ValidateOnStart();
        }
    }
}
