using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>Where a kept quote stands, today and in the database.</summary>
internal static class QuoteStanding
{
    /// <summary>As an index has it.</summary>
    private const string Issued = "issued";

    public static QuoteStatus CurrentStatus(this QuoteRow row) =>
        EnumNames<QuoteStatus>.TryParse(row.Status, out var status) ? status : throw new InvalidDataException($"A quote cannot be '{row.Status}'.");

    public static void Become(this QuoteRow row, QuoteStatus status, DateTimeOffset now) =>
        (row.Status, row.UpdatedAt) = (EnumNames<QuoteStatus>.Of(status), now);

    /// <summary>Is a draft (again), of which nothing has become yet.</summary>
    public static void Begin(this QuoteRow row, DateTimeOffset now)
    {
        row.Become(QuoteStatus.Draft, now);
        (row.IssuedAt, row.RemindedAt, row.DecidedAt, row.DecidedByLink, row.DeclineReason, row.Note) = (null, null, null, null, null, null);
        (row.AcceptedBy, row.AcceptedEmail, row.AcceptedDocument, row.AcceptedHash) = (null, null, null, null);
    }

    /// <summary>Whether its last day is over, and the database does not say so yet.</summary>
    public static bool IsOverdue(this QuoteRow row, DateOnly today) => QuoteTransitions.On(today, row.CurrentStatus(), row.ValidUntil) != row.CurrentStatus();

    /// <summary>The row as it is on a day, for reading: what is overdue is shown as it will be kept, down to its version.</summary>
    public static QuoteRow On(this QuoteRow row, DateOnly today)
    {
        if (row.IsOverdue(today))
        {
            row.Become(QuoteStatus.Expired, row.UpdatedAt);
            row.RowVersion++;
        }

        return row;
    }

    /// <summary>Those in a status on a day: what is overdue counts as expired.</summary>
    public static IQueryable<QuoteRow> In(this IQueryable<QuoteRow> rows, QuoteStatus status, DateOnly today)
    {
        var name = EnumNames<QuoteStatus>.Of(status);

        return status switch
        {
            QuoteStatus.Issued => rows.Where(row => row.Status == name && row.ValidUntil >= today),
            QuoteStatus.Expired => rows.Where(row => row.Status == name || (row.Status == Issued && row.ValidUntil < today)),
            _ => rows.Where(row => row.Status == name),
        };
    }

    /// <summary>Those whose last day lies between today and another day, and that nobody was told of yet.</summary>
    public static IQueryable<QuoteRow> Near(this IQueryable<QuoteRow> rows, DateOnly today, DateOnly day) =>
        rows.Where(row => row.Status == Issued && row.RemindedAt == null && row.ValidUntil >= today && row.ValidUntil <= day);

    /// <summary>Those that are overdue.</summary>
    public static IQueryable<QuoteRow> Overdue(this IQueryable<QuoteRow> rows, DateOnly today) =>
        rows.Where(row => row.Status == Issued && row.ValidUntil < today);
}
