namespace PricingApi.Tests.Harness;

/// <summary>The service on a PostgreSQL database of its own, a copy of a migrated one.</summary>
public sealed class PostgresApp(PostgresCluster cluster) : PricingApp, IAsyncLifetime
{
    private string? _connectionString;

    public override string ConnectionString => _connectionString ?? throw new InvalidOperationException(cluster.Missing);

    /// <summary>Skips the test where there is no PostgreSQL.</summary>
    public PostgresApp OrSkip()
    {
        cluster.OrSkip();
        return this;
    }

    public async ValueTask InitializeAsync()
    {
        if (cluster.Missing is null)
        {
            _connectionString = await cluster.CopyAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();

        if (_connectionString is not null)
        {
            await cluster.DropAsync(_connectionString);
        }
    }
}
