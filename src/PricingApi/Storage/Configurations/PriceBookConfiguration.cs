using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

internal sealed class PriceBookConfiguration : IEntityTypeConfiguration<PriceBookRow>, IEntityTypeConfiguration<PriceBookVersionRow>, IEntityTypeConfiguration<IndexValueRow>
{
    public void Configure(EntityTypeBuilder<PriceBookRow> builder)
    {
        builder.ToTable("price_books");
        builder.HasKey(row => row.Code);
        builder.Property(row => row.NextVersion).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PriceBookVersionRow> builder)
    {
        builder.ToTable("price_book_versions", table => table.HasCheckConstraint("ck_price_book_versions_status", "status IN ('draft', 'published')"));
        builder.HasKey(row => new { row.BookCode, row.Number });
        builder.HasOne<PriceBookRow>().WithMany().HasForeignKey(row => row.BookCode);
        builder.HasIndex(row => new { row.BookCode, row.EffectiveFrom }).IsUnique().HasFilter("status = 'published' AND withdrawn_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<IndexValueRow> builder)
    {
        builder.ToTable("index_values");
        builder.HasKey(row => new { row.Code, row.Date });
    }
}
