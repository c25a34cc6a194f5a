using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

internal sealed class EndpointConfiguration : IEntityTypeConfiguration<EndpointRow>
{
    public void Configure(EntityTypeBuilder<EndpointRow> builder)
    {
        builder.ToTable("webhook_endpoints", table => table.HasCheckConstraint("ck_webhook_endpoints_status", "status IN ('active', 'paused', 'disabled', 'deleted')"));
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(row => row.AccountId);
        builder.HasIndex(row => new { row.AccountId, row.CreatedAt, row.Id });
    }
}
