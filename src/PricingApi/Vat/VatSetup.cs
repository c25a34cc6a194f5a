namespace PricingApi.Vat;

internal static class VatSetup
{
    public static void AddVat(this WebApplicationBuilder builder) => builder.Services.AddSingleton<VatChecks>();
}
