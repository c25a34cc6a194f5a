using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using PricingApi.Operations;

namespace PricingApi.Storage;

/// <summary>Opens the database for whoever works off the outbox.</summary>
internal delegate ValueTask<PricingDbContext> Outbox(CancellationToken cancellation);

/// <summary>Chooses the database: <c>ConnectionStrings:Pricing</c> names a SQLite file (<c>Data Source=…</c>, the default) or a PostgreSQL server.</summary>
internal static class Providers
{
    public const string ConnectionStringName = "Pricing";

    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var given = configuration.GetConnectionString(ConnectionStringName);

        return string.IsNullOrWhiteSpace(given) || given.TrimStart().StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase)
            ? services.AddDatabase<SqlitePricingDbContext>(host => new SqliteDatabase(given, host.ContentRootPath))
            : services.AddDatabase<PostgresPricingDbContext>(_ => new PostgresDatabase(given));
    }

    /// <summary>Keeps other services out of a database that is for one.</summary>
    public static IDisposable? OccupyDatabase(this IHost host) => Describing.Only ? null : host.Services.GetRequiredService<IDatabase>().Occupy();

    /// <summary>Brings the database up to date. Does nothing while the build only asks for the OpenAPI document.</summary>
    public static async Task MigrateAsync(this IHost host, CancellationToken cancellation = default)
    {
        if (!Describing.Only)
        {
            await host.Services.GetRequiredService<IDatabase>().MigrateAsync(cancellation);
        }
    }

    private static IServiceCollection AddDatabase<TContext>(this IServiceCollection services, Func<IHostEnvironment, IDatabase> create)
        where TContext : PricingDbContext =>
        services
            .AddSingleton(provider => Read(() => create(provider.GetRequiredService<IHostEnvironment>())))
            .AddDbContextPool<PricingDbContext, TContext>((provider, options) => provider.GetRequiredService<IDatabase>().Use(Common(options, provider)))
            .AddSingleton<Outbox>(provider =>
            {
                var options = new DbContextOptionsBuilder<TContext>().UseApplicationServiceProvider(provider);
                provider.GetRequiredService<IDatabase>().UseForOutbox(Common(options, provider));
                var pool = new PooledDbContextFactory<TContext>((DbContextOptions<TContext>)options.Options);
                return async cancellation => await pool.CreateDbContextAsync(cancellation);
            });

    private static DbContextOptionsBuilder Common(DbContextOptionsBuilder options, IServiceProvider provider)
    {
        Quieten(options);
        return options.AddInterceptors(provider.GetServices<IInterceptor>());
    }

    private static IDatabase Read(Func<IDatabase> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException fault)
        {
            throw new InvalidOperationException($"ConnectionStrings:{ConnectionStringName} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Statements are of interest when debugging; a failed one is answered, or logged, by whoever asked.</summary>
    private static void Quieten(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
}
