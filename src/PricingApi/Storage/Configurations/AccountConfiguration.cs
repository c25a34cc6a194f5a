using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<AccountRow>, IEntityTypeConfiguration<ApiClientRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> builder)
    {
        builder.ToTable("accounts", table => table.HasCheckConstraint("ck_accounts_kind", "kind IN ('seller', 'partner')"));
        builder.HasOne<PriceBookRow>().WithMany().HasForeignKey(row => row.PriceBookCode);
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
    }

    public void Configure(EntityTypeBuilder<ApiClientRow> builder)
    {
        builder.ToTable("api_clients", table => table.HasCheckConstraint("ck_api_clients_mode", "mode IN ('live', 'test')"));
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(row => row.AccountId);
        builder.HasIndex(row => row.KeyId).IsUnique();
        builder.HasIndex(row => new { row.AccountId, row.CreatedAt, row.Id });
    }
}
