using System.Security.Cryptography;
using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>When a published version takes effect. Which one is active at an instant follows from these alone.</summary>
internal sealed record Publication(string BookCode, int Number, DateTimeOffset EffectiveFrom);

/// <summary>A published version in memory: ready to price with, and as the bytes that callers read.</summary>
internal sealed class PublishedVersion
{
    private PublishedVersion(PriceBookVersion prices, Dictionary<string, ServiceContract> services, byte[] bytes)
    {
        (Prices, Services, Bytes) = (prices, services, bytes);
        ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
    }

    public PriceBookVersion Prices { get; }

    public IReadOnlyDictionary<string, ServiceContract> Services { get; }

    /// <summary>The whole catalogue as JSON.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Strong: the same tag, the same bytes.</summary>
    public string ETag { get; }

    /// <summary>One service as JSON.</summary>
    public ReadOnlyMemory<byte> ServiceBytes(ServiceContract service) =>
        JsonSerializer.SerializeToUtf8Bytes(new CatalogueServiceResponse(new(Prices.BookCode, Prices.Number), Prices.Currency.Code, service), Json.Wire);

    /// <summary>Reads a stored version.</summary>
    public static PublishedVersion Read(Publication publication, string currency, ReadOnlySpan<byte> document)
    {
        var content = JsonSerializer.Deserialize<PriceBookContent>(document, Json.Wire) ?? throw new InvalidDataException("A published version is empty.");
        var prices = PriceBookVersion.Published(publication.BookCode, publication.Number, Currency.Find(currency)!, content.ToServices());
        var shown = new CatalogueResponse(new(publication.BookCode, publication.Number), currency, publication.EffectiveFrom, content.Services);

        return new(prices, content.Services.ToDictionary(service => service.Code), JsonSerializer.SerializeToUtf8Bytes(shown, Json.Wire));
    }
}

/// <summary>What a caller can choose from.</summary>
/// <param name="PriceBook">The version it was read from.</param>
/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="EffectiveFrom">Since when, or from when, these prices hold.</param>
/// <param name="Services">In the order of the price book.</param>
public sealed record CatalogueResponse(PriceBookReference PriceBook, string Currency, DateTimeOffset EffectiveFrom, IReadOnlyList<ServiceContract> Services);

/// <summary>One service of the catalogue.</summary>
public sealed record CatalogueServiceResponse(PriceBookReference PriceBook, string Currency, ServiceContract Service);
