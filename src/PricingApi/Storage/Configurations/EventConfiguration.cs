using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

internal sealed class EventConfiguration : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("events");
        builder.HasIndex(row => row.Id, "ix_events_not_fanned_out").HasFilter("NOT fanned_out");
        builder.HasIndex(row => new { row.QuoteId, row.Sequence }).IsUnique().HasFilter("quote_id IS NOT NULL");
        builder.HasIndex(row => new { row.AccountId, row.Id });
    }
}
