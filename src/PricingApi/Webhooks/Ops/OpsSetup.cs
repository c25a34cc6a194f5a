using Microsoft.AspNetCore.Antiforgery;
using PricingApi.Operations;

namespace PricingApi.Webhooks.Ops;

internal static class OpsSetup
{
    public static void AddOps(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SignInQuota>();
        builder.Services.AddSingleton<OpsSession>();
        builder.Services.AddScoped<OpsReader>();

        if (!Describing.Only)
        {
            builder.Services.AddAntiforgery(Configure);
        }
    }

    public static void UseOps(this WebApplication app) => app.UseMiddleware<OpsDoor>();

    private static void Configure(AntiforgeryOptions options)
    {
        options.FormFieldName = OpsToken.Field;
        options.HeaderName = null;
        options.Cookie.Name = OpsSession.Cookie + "-form";
        options.Cookie.Path = OpsAnswers.Home;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SuppressXFrameOptionsHeader = true; // the policy of each page says so already
    }
}
