using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

/// <remarks>
/// The partial indexes hold live work only, so that a claim costs the same however much has been delivered. No two of them fit the same question:
/// a planner without statistics would count what is leased by reading all that is due.
/// </remarks>
internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<DeliveryRow>, IEntityTypeConfiguration<AttemptRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("deliveries");
        builder.Property(row => row.State).HasConversion<short>();
        builder.HasIndex(row => new { row.EventId, row.EndpointId, row.ReplayNo }).IsUnique();
        builder.HasIndex(row => new { row.EndpointId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.AccountId, row.CreatedAt, row.Id });

        builder.HasIndex(row => new { row.EndpointId, row.NextAttemptAt, row.Id }, "ix_deliveries_due").HasFilter("state = 0");
        builder.HasIndex(row => row.EndpointId, "ix_deliveries_leased").HasFilter("state = 1");
        builder.HasIndex(row => row.LeaseUntil, "ix_deliveries_lease_until").HasFilter("state = 1");
        builder.HasIndex(row => new { row.QuoteId, row.EndpointId }, "ix_deliveries_active").HasFilter("state IN (0, 1) AND quote_id IS NOT NULL");
        builder.HasIndex(row => new { row.QuoteId, row.EndpointId, row.Sequence }, "ix_deliveries_waiting").HasFilter("state = 3");
        builder.HasIndex(row => new { row.EndpointId, row.CreatedAt }, "ix_deliveries_held").HasFilter("state = 4");
        builder.HasIndex(row => new { row.FinishedAt, row.Id }, "ix_deliveries_dead").HasFilter("state = 5");
        builder.HasIndex(row => new { row.ReplayId, row.State }, "ix_deliveries_replayed").HasFilter("replay_id IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<AttemptRow> builder)
    {
        builder.ToTable("attempts");
        builder.HasIndex(row => new { row.DeliveryId, row.Number });
    }
}
