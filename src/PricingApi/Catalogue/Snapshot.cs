using System.Security.Cryptography;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>The whole of a catalogue in both languages, as bytes that are the same each time, to keep as a proof of which prices were used.</summary>
internal sealed class Snapshot
{
    private readonly byte[] _bytes;
    private readonly byte[] _hash;
    private readonly string _name;

    public Snapshot(PriceBookVersion prices, DateTimeOffset effectiveFrom)
    {
        var reference = new PriceBookReference(prices.BookCode, prices.Number);
        var content = new SnapshotResponse(reference, prices.Currency.Code, effectiveFrom, [.. prices.Services.Select(service => ServiceContract.From(service, prices))]);

        _name = $"{prices.BookCode}-v{prices.Number}-catalogue.json";
        _bytes = Json.Bytes(content);
        _hash = SHA256.HashData(_bytes);
    }

    public IResult Answer() => Download.Json(_name, $"\"{Convert.ToHexStringLower(_hash)}\"", _bytes, _hash);
}
