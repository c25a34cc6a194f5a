namespace PricingApi.Operations;

internal static class OperationsSetup
{
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Memory>();
        builder.Services.AddHostedService<StampWatcher>();
    }

    /// <summary>Reads what requests are answered from. Does nothing while the build only asks for the OpenAPI document.</summary>
    public static async Task LoadMemoryAsync(this WebApplication app)
    {
        if (!Describing.Only)
        {
            await app.Services.GetRequiredService<Memory>().CatchUpAsync(CancellationToken.None);
        }
    }
}
