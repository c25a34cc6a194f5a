using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>The last look before a quote can never change again: the stored bytes must be what their inputs compute to.</summary>
internal static class QuoteProof
{
    /// <exception cref="InvalidDataException">The store was damaged, or the engine changed without a new number.</exception>
    public static void Require(QuoteRow row, QuoteDocument document, PriceBookVersion version)
    {
        var again = QuoteDocument.Compute(version, document.Inputs);
        if (!again.Accepted || !again.Value.ToBytes().AsSpan().SequenceEqual(row.Document) || !QuoteDocument.Hash(row.Document).AsSpan().SequenceEqual(row.Hash))
        {
            throw new InvalidDataException($"Quote {row.Number} does not recompute to the bytes that were stored; it is not issued.");
        }
    }
}
