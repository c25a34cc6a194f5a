using System.Security.Cryptography;
using System.Text;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

/// <summary>Rows that are right in every way the test does not speak of.</summary>
internal static class Sample
{
    public static readonly Guid Account = Ids.New(FakeClock.Start);

    public static QuoteRow Quote(string status = "draft", DateTimeOffset? at = null)
    {
        var id = Ids.New(at ?? FakeClock.Start);
        var document = Encoding.UTF8.GetBytes($$"""{"id":"{{Ids.Format(id)}}"}""");

        return new()
        {
            Id = id,
            AccountId = Account,
            Number = $"Q-{Ids.Format(id)}",
            Revision = 1,
            Status = status,
            Mode = "live",
            CustomerReference = "C-1001",
            BookCode = "standard",
            BookVersion = 1,
            Currency = "EUR",
            ValidUntil = new(2026, 12, 31),
            Document = document,
            Hash = SHA256.HashData(document),
            CreatedAt = at ?? FakeClock.Start,
            CreatedBy = Ids.New(FakeClock.Start),
            EditedBy = Ids.New(FakeClock.Start),
            IssuedAt = status is "draft" ? null : FakeClock.Start,
            UpdatedAt = at ?? FakeClock.Start,
        };
    }

    public static QuoteHistoryRow HistoryOf(QuoteRow quote) => new()
    {
        QuoteId = quote.Id,
        ContentVersion = quote.ContentVersion,
        AccountId = quote.AccountId,
        Revision = quote.Revision,
        Status = quote.Status,
        Document = quote.Document,
        Hash = quote.Hash,
        ReplacedAt = FakeClock.Start,
    };

    public static PriceBookRow Book(string code) => new() { Code = code, Currency = "EUR", Name = code, CreatedAt = FakeClock.Start };

    public static PriceBookVersionRow Version(string book, int number, string status, DateTimeOffset? effectiveFrom = null) => new()
    {
        BookCode = book,
        Number = number,
        Status = status,
        Document = "{}"u8.ToArray(),
        Hash = SHA256.HashData("{}"u8),
        EffectiveFrom = effectiveFrom,
        PublishedAt = status is "draft" ? null : FakeClock.Start,
        CreatedAt = FakeClock.Start,
        UpdatedAt = FakeClock.Start,
    };

    public static IdempotencyRow Record(string key) => new()
    {
        AccountId = Account,
        Key = key,
        Fingerprint = new byte[32],
        ClientId = Account,
        Status = 201,
        CreatedAt = FakeClock.Start,
    };
}
