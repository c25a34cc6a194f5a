namespace PricingApi.Operations;

internal static class OperationsSetup
{
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Memory>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<ClockSkew>();
        builder.Services.AddSingleton<IDegradation>(provider => provider.GetRequiredService<ClockSkew>());
        builder.Services.AddProtection();
        builder.Services.AddHostedService<Draining>();

        if (!Describing.Only)
        {
            builder.Services.AddHostedService<StampWatcher>();
        }

        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        }

        builder.AddTelemetry();
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
