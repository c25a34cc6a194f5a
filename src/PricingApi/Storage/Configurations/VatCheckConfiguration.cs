using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

internal sealed class VatCheckConfiguration : IEntityTypeConfiguration<VatCheckRow>
{
    public void Configure(EntityTypeBuilder<VatCheckRow> builder)
    {
        builder.ToTable("vat_checks");
        builder.HasIndex(row => new { row.VatId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
    }
}
