using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

/// <summary>What the service keeps about itself: who did what, what changed, and its own identity.</summary>
internal sealed class LedgerConfiguration :
    IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<StampRow>, IEntityTypeConfiguration<InstallationRow>, IEntityTypeConfiguration<ProtectionKeyRow>, IEntityTypeConfiguration<VerificationRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder) => builder.ToTable("audit_entries");

    public void Configure(EntityTypeBuilder<StampRow> builder)
    {
        builder.ToTable("stamps");
        builder.HasKey(row => row.Name);
        builder.HasData(new[] { Stamps.Access, Stamps.Catalogue, Stamps.Indexes, Stamps.Events }.Select(name => new StampRow { Name = name, Value = 0 }));
    }

    public void Configure(EntityTypeBuilder<InstallationRow> builder) =>
        builder.ToTable("installations", table => table.HasCheckConstraint("ck_installations_id", "id = 1"));

    public void Configure(EntityTypeBuilder<ProtectionKeyRow> builder)
    {
        builder.ToTable("protection_keys");
        builder.HasKey(row => row.Name);
    }

    public void Configure(EntityTypeBuilder<VerificationRow> builder)
    {
        builder.ToTable("verifications", table => table.HasCheckConstraint("ck_verifications_id", "id = 1"));
        builder.HasData(new VerificationRow { NotBefore = DateTimeOffset.UnixEpoch });
    }
}
