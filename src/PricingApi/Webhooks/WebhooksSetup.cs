using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Replays;
using PricingApi.Webhooks.Secrets;
using PricingApi.Webhooks.Sending;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks;

internal static class WebhooksSetup
{
    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.AllowedNetworks.All(network => IPNetwork.TryParse(network, out _)), "Webhooks:AllowedNetworks must hold networks such as 10.1.0.0/16.")
            .Validate(options => options.KeysAreUsable, "Webhooks:Keys must hold base64 of 32 bytes each, by names of at most 32 small letters, digits and hyphens, and Webhooks:Key must name one of them.")
            .Validate(options => options.Lease > options.Deadline, "Webhooks:Lease must be longer than Webhooks:Deadline.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WebhookOptions>>().Value.TargetPolicy(builder.Environment.IsDevelopment()));

        services.AddSingleton<Keyring>();
        services.AddSingleton<IKeptInMemory>(provider => provider.GetRequiredService<Keyring>());
        services.AddSingleton<EndpointSecrets>();

        services.AddSingleton<Resolver>(Dns.GetHostAddressesAsync);
        services.AddSingleton<TargetConnection>();
        services.AddSingleton<DeliverySender>();

        services.AddSingleton<IDispatchClock>(provider => provider.GetRequiredService<IDatabase>() is PostgresDatabase
            ? new DatabaseClock(provider.GetRequiredService<TimeProvider>())
            : new OwnClock(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(Random.Shared);
        services.AddSingleton<Pause>();
        services.AddSingleton<IDegradation>(provider => provider.GetRequiredService<Pause>());
        services.AddSingleton<QueueWatch>();
        services.AddSingleton<HourlyTally>();
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<DispatchSignal>();
        services.AddSingleton<FeedSignal>();
        services.AddSingleton<IInterceptor, PublishedInterceptor>();
        services.AddSingleton<RateGate>();
        services.AddSingleton<Fanout>();
        services.AddSingleton<Claims>();
        services.AddSingleton<Ledger>();
        services.AddSingleton<Sweep>();
        services.AddSingleton<Retention>();
        services.AddSingleton<ReplayRounds>();
        services.AddSingleton<Preparation>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<EndpointSwitch>();
        services.AddSingleton<EndpointTest>();
        services.AddSingleton<EventFeed>();
        services.AddSingleton<EventSchemas>();

        if (!Describing.Only)
        {
            services.AddHostedService<DeliveryWorker>();
            services.AddHostedService<TidyWorker>();
            services.AddHostedService<WatchWorker>();
        }
    }
}
