using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>What is stored of a quote, beside what its inputs compute to now.</summary>
/// <param name="Stored">SHA-256 of the stored bytes.</param>
/// <param name="Recomputed">SHA-256 of the bytes computed anew; null when the inputs can no longer be priced.</param>
/// <param name="HashHolds">Whether the hash that was stored is that of the bytes.</param>
/// <param name="BytesHold">Whether the bytes are what the inputs compute to.</param>
internal sealed record QuoteProof(byte[] Stored, byte[]? Recomputed, bool HashHolds, bool BytesHold)
{
    public bool Holds => HashHolds && BytesHold;

    /// <param name="document">What the stored bytes say; null when they are damaged beyond reading.</param>
    public static QuoteProof Of(QuoteRow row, QuoteDocument? document, PriceBookVersion version)
    {
        var stored = QuoteDocument.Hash(row.Document);
        var again = document is null ? null : QuoteDocument.Compute(version, document.Inputs).Value?.ToBytes();

        return new(stored, again is null ? null : QuoteDocument.Hash(again), stored.AsSpan().SequenceEqual(row.Hash), again.AsSpan().SequenceEqual(row.Document));
    }

    /// <summary>What there is to say of a content that cannot even be computed.</summary>
    public static QuoteProof OfNothing(QuoteRow row)
    {
        var stored = QuoteDocument.Hash(row.Document);

        return new(stored, null, stored.AsSpan().SequenceEqual(row.Hash), BytesHold: false);
    }

    /// <summary>The last look before a quote can never change again.</summary>
    /// <exception cref="InvalidDataException">The store was damaged, or the engine changed without a new number.</exception>
    public static void Require(QuoteRow row, QuoteDocument document, PriceBookVersion version)
    {
        if (!Of(row, document, version).Holds)
        {
            throw new InvalidDataException($"Quote {row.Number} does not recompute to the bytes that were stored; it is not issued.");
        }
    }
}
