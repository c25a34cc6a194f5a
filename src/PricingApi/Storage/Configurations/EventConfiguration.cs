using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

internal sealed class EventConfiguration : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("events");
        builder.HasIndex(row => row.Id, "ix_events_unplaced").HasFilter("position IS NULL");
        builder.HasIndex(row => row.Position, "ix_events_placed").IsUnique().HasFilter("position > 0");
        builder.HasIndex(row => new { row.AccountId, row.Position }, "ix_events_of_account").HasFilter("position > 0");
        builder.HasIndex(row => new { row.PriceBookCode, row.Position }, "ix_events_of_book").HasFilter("position > 0 AND account_id IS NULL");
        builder.HasIndex(row => new { row.QuoteId, row.Sequence }).IsUnique().HasFilter("quote_id IS NOT NULL");
        builder.HasIndex(row => new { row.AccountId, row.Id });
    }
}
