using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>How a priced document is kept.</summary>
internal static class QuoteRows
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
        (row.IssuedAt, row.DecidedAt, row.AcceptedBy, row.DeclineReason, row.Note) = (null, null, null, null, null);
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

    /// <summary>Those that are overdue.</summary>
    public static IQueryable<QuoteRow> Overdue(this IQueryable<QuoteRow> rows, DateOnly today) =>
        rows.Where(row => row.Status == Issued && row.ValidUntil < today);

    /// <summary>What the history keeps when its content is replaced.</summary>
    public static QuoteHistoryRow ToHistory(this QuoteRow row, DateTimeOffset now) => new()
    {
        QuoteId = row.Id,
        ContentVersion = row.ContentVersion,
        AccountId = row.AccountId,
        Revision = row.Revision,
        Status = row.Status,
        Document = row.Document,
        Hash = row.Hash,
        IssuedAt = row.IssuedAt,
        DecidedAt = row.DecidedAt,
        DeclineReason = row.DeclineReason,
        Note = row.Note,
        ReplacedAt = now,
    };

    /// <summary>The row as it was when the history took it over; for reading.</summary>
    public static QuoteRow AsIn(this QuoteRow row, QuoteHistoryRow past)
    {
        (row.Revision, row.Status, row.Document, row.Hash) = (past.Revision, past.Status, past.Document, past.Hash);
        (row.IssuedAt, row.DecidedAt, row.AcceptedBy, row.DeclineReason, row.Note) = (past.IssuedAt, past.DecidedAt, null, past.DeclineReason, past.Note);

        return row;
    }

    /// <summary>Takes over the document, and the columns that lists and filters need.</summary>
    public static void Keep(this QuoteRow row, QuoteDocument document, DateTimeOffset now)
    {
        row.Document = document.ToBytes();
        row.Hash = QuoteDocument.Hash(row.Document);
        row.CustomerReference = document.Inputs.Customer.Reference;
        row.ExternalReference = document.Inputs.ExternalReference;
        row.ValidUntil = document.Inputs.ValidUntil;
        (row.BookCode, row.BookVersion) = (document.Inputs.PriceBook.Code, document.Inputs.PriceBook.Version);
        row.UpdatedAt = now;
    }

    /// <summary>Whether a save failed because another request changed the same quote first.</summary>
    /// <remarks>Its history or its next event may be met before its own version.</remarks>
    public static bool LostRace(this DbUpdateException fault) =>
        fault is DbUpdateConcurrencyException || fault.IsDuplicateIn("quote_history") || fault.IsDuplicateIn("events");

    public static QuoteDocument ReadDocument(this QuoteRow row) => QuoteDocument.FromBytes(row.Document);
}
