using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Quotes;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>How a priced document is kept.</summary>
internal static class QuoteRows
{
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
        DecidedByLink = row.DecidedByLink,
        DeclineReason = row.DeclineReason,
        Note = row.Note,
        ReplacedAt = now,
    };

    /// <summary>The row as it was when the history took it over; for reading.</summary>
    public static QuoteRow AsIn(this QuoteRow row, QuoteHistoryRow past)
    {
        (row.Revision, row.Status, row.Document, row.Hash) = (past.Revision, past.Status, past.Document, past.Hash);
        (row.IssuedAt, row.DecidedAt, row.AcceptedBy, row.DeclineReason, row.Note) = (past.IssuedAt, past.DecidedAt, null, past.DeclineReason, past.Note);
        (row.AcceptedEmail, row.DecidedByLink) = (null, past.DecidedByLink);

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

    /// <summary>Null when what is stored is damaged beyond reading.</summary>
    public static QuoteDocument? TryReadDocument(this QuoteRow row)
    {
        try
        {
            return row.ReadDocument() is { Inputs: { Customer: not null, PriceBook: not null }, Numbers: { Lines: not null, Totals: not null } } document ? document : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
