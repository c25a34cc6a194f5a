using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PricingApi.Storage;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Tests.Harness;

/// <summary>The whole service on a database of its own, with a clock in the test's hands and no worker running by itself.</summary>
/// <remarks>
/// A suite is an abstract class that takes a <see cref="PricingApp"/>, and two lines that run it on both databases:
/// <code>
/// public sealed class QuotesOnSqlite(SqliteApp app) : QuoteTests(app), IClassFixture&lt;SqliteApp&gt;;
/// public sealed class QuotesOnPostgres(PostgresApp app) : QuoteTests(app.OrSkip()), IClassFixture&lt;PostgresApp&gt;;
/// </code>
/// </remarks>
public abstract class PricingApp : WebApplicationFactory<Program>
{
    /// <summary>The one setting without which the service does not start in Production.</summary>
    public const string SellerName = "Seller BV";

    public FakeClock Clock { get; } = new();

    /// <summary>Whether the service starts in Development, with its sample data; otherwise in Production, empty.</summary>
    public bool SampleData { get; init; } = true;

    /// <summary>More settings, by configuration key.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What looks on, or gets in the way, when the service talks to its database.</summary>
    internal List<IInterceptor> Interceptors { get; } = [];

    public abstract string ConnectionString { get; }

    /// <summary>A client that sends the key with every request.</summary>
    public HttpClient CreateClient(string key)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    /// <summary>Does something with the database itself, in a scope of its own.</summary>
    internal async Task<T> InDatabase<T>(Func<PricingDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PricingDbContext>());
    }

    /// <inheritdoc cref="InDatabase{T}"/>
    internal Task InDatabase(Func<PricingDbContext, Task> work) =>
        InDatabase(async db =>
        {
            await work(db);
            return 0;
        });

    /// <summary>A worker as the service would start it; the test calls its rounds.</summary>
    internal T Worker<T>()
        where T : IHostedService =>
        ActivatorUtilities.GetServiceOrCreateInstance<T>(Services);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(SampleData ? Environments.Development : Environments.Production);
        builder.UseSetting($"ConnectionStrings:{Providers.ConnectionStringName}", ConnectionString);

        if (!SampleData)
        {
            builder.UseSetting("Seller:Name", SellerName);
        }

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.AddFilter(level => level >= LogLevel.Warning));
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton<IDispatchClock, OwnClock>());
            services.Replace(new ServiceDescriptor(typeof(Resolver), (Resolver)((_, _) => throw new SocketException((int)SocketError.HostNotFound)))); // no test asks the network
            services.AddSingleton<IInterceptor, BodyCheck>();
            Interceptors.ForEach(interceptor => services.AddSingleton(interceptor));

            foreach (var worker in services.Where(IsWorker).ToList())
            {
                services.Remove(worker);
            }
        });
    }

    private static bool IsWorker(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType)?.Assembly == typeof(Program).Assembly;
}
