using System.Security.Cryptography;
using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>A realistic warehousing and transport tariff to try things with.</summary>
internal static class SampleBook
{
    public const string Code = "standard";

    /// <summary>Number of the draft of its next version.</summary>
    public const int Draft = 2;

    /// <summary>The index that some of its prices follow.</summary>
    public const string Index = "DIESEL-NL";

    private static readonly PriceChange Dearer = new(3, "transport");

    /// <summary>Adds the sample price book, published and in effect from <paramref name="now"/>, with a draft of its next version in which transport costs more.</summary>
    public static void Add(PricingDbContext db, DateTimeOffset now)
    {
        using var stream = typeof(SampleBook).Assembly.GetManifestResourceStream("standard.json")!;
        var content = JsonSerializer.Deserialize<PriceBookContent>(stream, Json.Wire)!;
        var document = VersionEndpoints.Bytes(content, "EUR");

        db.Add(new PriceBookRow { Code = Code, Currency = "EUR", Name = "Warehousing and transport", CreatedAt = now, NextVersion = Draft + 1 });
        db.Add(new PriceBookVersionRow
        {
            BookCode = Code,
            Number = 1,
            Status = "published",
            Document = document,
            Hash = SHA256.HashData(document),
            EffectiveFrom = now,
            PublishedAt = now,
            StartToldAt = now,
            CreatedAt = now,
            UpdatedAt = now,
        });
        db.Add(DraftOf(content, now));
        db.Add(new IndexValueRow { Code = Index, Date = new(2026, 1, 1), Value = "1.71", Source = "Sample: recommended pump price of diesel per litre, without VAT", PublishedAt = now });
        db.Touch(Stamps.Catalogue);
        db.Touch(Stamps.Indexes);
    }

    private static PriceBookVersionRow DraftOf(PriceBookContent content, DateTimeOffset now)
    {
        var euro = Currency.Find("EUR")!;
        var document = new PriceBookContent([.. content.ToServices().Select(service => ServiceContract.From(Dearer.Apply(service, euro), euro))]).ToBytes(euro);

        return new() { BookCode = Code, Number = Draft, Status = "draft", Document = document, Hash = SHA256.HashData(document), CreatedAt = now, UpdatedAt = now };
    }
}
