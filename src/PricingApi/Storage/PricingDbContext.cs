using Microsoft.EntityFrameworkCore;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage;

/// <summary>Everything the service remembers.</summary>
/// <remarks>
/// After a change of a row or its configuration, add a migration for each database (no server is needed):
/// <code>
/// dotnet ef migrations add AddSomething -p src/PricingApi -o Storage/Migrations/Sqlite --context SqlitePricingDbContext
/// dotnet ef migrations add AddSomething -p src/PricingApi -o Storage/Migrations/Postgres --context PostgresPricingDbContext -- --ConnectionStrings:Pricing=Host=localhost
/// </code>
/// Before the first release: delete both folders, name the new migration <c>Initial</c>, and end its <c>Up</c> with <c>migrationBuilder.Guard();</c>.
/// </remarks>
internal class PricingDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<ApiClientRow> ApiClients => Set<ApiClientRow>();

    public DbSet<PriceBookRow> PriceBooks => Set<PriceBookRow>();

    public DbSet<PriceBookVersionRow> PriceBookVersions => Set<PriceBookVersionRow>();

    public DbSet<IndexValueRow> IndexValues => Set<IndexValueRow>();

    public DbSet<VatCheckRow> VatChecks => Set<VatCheckRow>();

    public DbSet<QuoteRow> Quotes => Set<QuoteRow>();

    public DbSet<QuoteHistoryRow> QuoteHistory => Set<QuoteHistoryRow>();

    public DbSet<QuoteLinkRow> QuoteLinks => Set<QuoteLinkRow>();

    public DbSet<QuoteMessageRow> QuoteMessages => Set<QuoteMessageRow>();

    public DbSet<VerificationRow> Verifications => Set<VerificationRow>();

    public DbSet<NumberBlockRow> NumberBlocks => Set<NumberBlockRow>();

    public DbSet<IdempotencyRow> IdempotencyRecords => Set<IdempotencyRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<EndpointRow> Endpoints => Set<EndpointRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<AttemptRow> Attempts => Set<AttemptRow>();

    public DbSet<ReplayRow> Replays => Set<ReplayRow>();

    public DbSet<AuditRow> AuditEntries => Set<AuditRow>();

    public DbSet<StampRow> Stamps => Set<StampRow>();

    public DbSet<ProtectionKeyRow> ProtectionKeys => Set<ProtectionKeyRow>();

    public DbSet<InstallationRow> Installations => Set<InstallationRow>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Saving.Prepare(this);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Saving.Prepare(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Configure(configurationBuilder, Database.IsSqlite());

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PricingDbContext).Assembly);
        Conventions.Apply(modelBuilder.Model);
    }
}

internal sealed class SqlitePricingDbContext(DbContextOptions<SqlitePricingDbContext> options) : PricingDbContext(options);

internal sealed class PostgresPricingDbContext(DbContextOptions<PostgresPricingDbContext> options) : PricingDbContext(options);
