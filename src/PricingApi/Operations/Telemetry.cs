using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PricingApi.Operations;

/// <summary>Sends traces, metrics and logs by OpenTelemetry when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where; its other standard variables count too.</summary>
internal static class Telemetry
{
    public const string Name = "PricingApi";

    private static readonly string[] Meters =
    [
        Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Routing", "Microsoft.EntityFrameworkCore",
        "Npgsql", "Polly", "System.Net.Http", "System.Runtime",
    ];

    private static readonly string[] Sources = [Name, "Microsoft.AspNetCore", "Npgsql", "System.Net.Http"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration))
        {
            return;
        }

        var resource = ResourceBuilder.CreateDefault().AddService(Name, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()).AddEnvironmentVariableDetector();

        // Without the configuration the exporter would know the environment alone.
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().ConfigureServices(Configure).SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build());
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().ConfigureServices(Configure).SetResourceBuilder(resource).AddSource(Sources)
            .AddProcessor(new ReceiverPaths()).AddOtlpExporter().Build());
        builder.Logging.AddOpenTelemetry(logging => logging.SetResourceBuilder(resource).AddOtlpExporter());

        void Configure(IServiceCollection services) => services.AddSingleton<IConfiguration>(builder.Configuration);
    }

    /// <summary>Starts the senders, and gives the span of each request the name and tags that the platform leaves out.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (!IsOn(app.Configuration) || Describing.Only)
        {
            return;
        }

        app.Services.GetRequiredService<MeterProvider>();
        app.Services.GetRequiredService<TracerProvider>();
        app.Use(next => async http =>
        {
            await next(http);

            if (Activity.Current is { IsAllDataRequested: true } span)
            {
                var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                span.DisplayName = $"{http.Request.Method} {route}".TrimEnd();
                span.SetTag("http.request.method", http.Request.Method);
                span.SetTag("http.route", route);
                span.SetTag("http.response.status_code", http.Response.StatusCode);
            }
        });
    }

    private static bool IsOn(IConfiguration configuration) => !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    /// <summary>Leaves the path out of what is told of a webhook's receiver: on many platforms knowing it is all it takes to send there.</summary>
    private sealed class ReceiverPaths : BaseProcessor<Activity>
    {
        private const string Url = "url.full";

        public override void OnEnd(Activity data)
        {
            if (data.Kind is ActivityKind.Client && data.GetTagItem(Url) is string url && Uri.TryCreate(url, UriKind.Absolute, out var address))
            {
                data.SetTag(Url, address.GetLeftPart(UriPartial.Authority));
            }
        }
    }
}
