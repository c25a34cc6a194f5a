using System.Security.Cryptography;
using System.Text.Json;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>A realistic warehousing and transport tariff to try things with.</summary>
internal static class SampleBook
{
    public const string Code = "standard";

    /// <summary>The index that some of its prices follow.</summary>
    public const string Index = "DIESEL-NL";

    /// <summary>Adds the sample price book, published and in effect from <paramref name="now"/>.</summary>
    public static void Add(PricingDbContext db, DateTimeOffset now)
    {
        using var stream = typeof(SampleBook).Assembly.GetManifestResourceStream("standard.json")!;
        var content = JsonSerializer.Deserialize<PriceBookContent>(stream, Json.Wire)!;
        var document = VersionEndpoints.Bytes(content, "EUR");

        db.Add(new PriceBookRow { Code = Code, Currency = "EUR", Name = "Warehousing and transport", CreatedAt = now, NextVersion = 2 });
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
        db.Add(new IndexValueRow { Code = Index, Date = new(2026, 1, 1), Value = "1.71", Source = "Sample: recommended pump price of diesel per litre, without VAT", PublishedAt = now });
        db.Touch(Stamps.Catalogue);
        db.Touch(Stamps.Indexes);
    }
}
