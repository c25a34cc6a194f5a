using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage.Configurations;

/// <remarks>No foreign key to accounts or price books: each would lock a busy row on every quote.</remarks>
internal sealed class QuoteConfiguration : IEntityTypeConfiguration<QuoteRow>, IEntityTypeConfiguration<QuoteHistoryRow>, IEntityTypeConfiguration<QuoteMessageRow>, IEntityTypeConfiguration<NumberBlockRow>
{
    public void Configure(EntityTypeBuilder<QuoteRow> builder)
    {
        builder.ToTable("quotes");
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => new { row.AccountId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.AccountId, row.CustomerReference, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.AccountId, row.Status, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.BookCode, row.ValidUntil, row.Id });
        builder.HasIndex(row => new { row.ValidUntil, row.Id }).HasFilter("status = 'issued'");
        builder.HasIndex(row => new { row.ValidUntil, row.Id }, "ix_quotes_not_reminded").HasFilter("status = 'issued' AND reminded_at IS NULL");
        builder.HasIndex(row => new { row.FirstIssuedAt, row.AccountId }).HasFilter("first_issued_at IS NOT NULL");
        builder.HasIndex(row => row.Id, "ix_quotes_damaged").HasFilter("damage_found_at IS NOT NULL");
        builder.HasIndex(row => new { row.AccountId, row.ExternalReference }).HasFilter("external_reference IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<QuoteHistoryRow> builder)
    {
        builder.ToTable("quote_history");
        builder.HasKey(row => new { row.QuoteId, row.ContentVersion });
        builder.HasIndex(row => new { row.QuoteId, row.Revision }).IsUnique().HasFilter("status <> 'draft'");
        builder.HasOne<QuoteRow>().WithMany().HasForeignKey(row => row.QuoteId);
    }

    public void Configure(EntityTypeBuilder<QuoteMessageRow> builder)
    {
        builder.ToTable("quote_messages");
        builder.HasIndex(row => new { row.QuoteId, row.CreatedAt, row.Id });
        builder.HasOne<QuoteRow>().WithMany().HasForeignKey(row => row.QuoteId);
    }

    public void Configure(EntityTypeBuilder<NumberBlockRow> builder)
    {
        builder.ToTable("number_blocks");
        builder.HasKey(row => row.Year);
    }
}
