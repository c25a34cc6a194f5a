using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>How a priced document is kept.</summary>
internal static class QuoteRows
{
    public static QuoteStatus CurrentStatus(this QuoteRow row) =>
        EnumNames<QuoteStatus>.TryParse(row.Status, out var status) ? status : throw new InvalidDataException($"A quote cannot be '{row.Status}'.");

    public static void Become(this QuoteRow row, QuoteStatus status, DateTimeOffset now) =>
        (row.Status, row.UpdatedAt) = (EnumNames<QuoteStatus>.Of(status), now);

    /// <summary>Takes over the document, and the columns that lists and filters need.</summary>
    public static void Keep(this QuoteRow row, QuoteDocument document, DateTimeOffset now)
    {
        row.Document = document.ToBytes();
        row.Hash = QuoteDocument.Hash(row.Document);
        row.CustomerReference = document.Inputs.Customer.Reference;
        row.ExternalReference = document.Inputs.ExternalReference;
        row.ValidUntil = document.Inputs.ValidUntil;
        row.UpdatedAt = now;
    }

    /// <summary>Whether a save failed because another request changed the same quote first.</summary>
    /// <remarks>Its history or its next event may be met before its own version.</remarks>
    public static bool LostRace(this DbUpdateException fault) =>
        fault is DbUpdateConcurrencyException || fault.IsDuplicateIn("quote_history") || fault.IsDuplicateIn("events");

    public static QuoteDocument ReadDocument(this QuoteRow row) => QuoteDocument.FromBytes(row.Document);
}
