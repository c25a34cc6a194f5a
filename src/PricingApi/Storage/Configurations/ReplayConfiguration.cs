using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

/// <remarks>The unique index lets one run for each endpoint.</remarks>
internal sealed class ReplayConfiguration : IEntityTypeConfiguration<ReplayRow>
{
    public void Configure(EntityTypeBuilder<ReplayRow> builder)
    {
        builder.ToTable("replays", table => table.HasCheckConstraint("ck_replays_status", "status IN ('running', 'done', 'cancelled')"));
        builder.HasIndex(row => row.EndpointId, "ix_replays_running").IsUnique().HasFilter("status = 'running'");
        builder.HasIndex(row => new { row.AccountId, row.CreatedAt, row.Id });
    }
}
