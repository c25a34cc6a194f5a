using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>When a published version takes effect. Which one is active at an instant follows from these alone.</summary>
internal sealed record Publication(string BookCode, int Number, DateTimeOffset EffectiveFrom);

/// <summary>A published version in memory, ready to price with. It may be read again when it was let go; what is derived from it goes by <see cref="Key"/>.</summary>
internal sealed class PublishedVersion(PriceBookVersion prices, DateTimeOffset effectiveFrom)
{
    public PriceBookVersion Prices => prices;

    public DateTimeOffset EffectiveFrom => effectiveFrom;

    public (string Book, int Number) Key => (prices.BookCode, prices.Number);

    /// <summary>Reads a stored version.</summary>
    public static PublishedVersion Read(Publication publication, string currency, ReadOnlySpan<byte> document)
    {
        var content = JsonSerializer.Deserialize<PriceBookContent>(document, Json.Wire) ?? throw new InvalidDataException("A published version is empty.");

        return new(PriceBookVersion.Published(publication.BookCode, publication.Number, Currency.Find(currency)!, content.ToServices()), publication.EffectiveFrom);
    }
}
