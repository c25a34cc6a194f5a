using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

internal sealed class QuoteLinkConfiguration : IEntityTypeConfiguration<QuoteLinkRow>
{
    public void Configure(EntityTypeBuilder<QuoteLinkRow> builder)
    {
        builder.ToTable("quote_links");
        builder.HasIndex(row => row.Hash).IsUnique();
        builder.HasIndex(row => new { row.QuoteId, row.CreatedAt, row.Id });
    }
}
