using PricingApi.Operations;

namespace PricingApi.Access;

internal static class AccessSetup
{
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AccessDirectory>();
        builder.Services.AddSingleton<Quota>();
        builder.Services.AddSingleton<IKeptInMemory>(provider => provider.GetRequiredService<AccessDirectory>());
    }
}
