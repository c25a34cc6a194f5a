using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Documents;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Links;

/// <summary>Finds what a link leads to.</summary>
internal sealed class CustomerLinks(PricingDbContext db, Catalogues catalogues, SellerClock clock)
{
    private static readonly string Draft = EnumNames<QuoteStatus>.Of(QuoteStatus.Draft);

    /// <summary>A link that works; null for every other text. One look, whatever the text.</summary>
    public async Task<QuoteLinkRow?> FindAsync(string token, CancellationToken cancellation)
    {
        var hash = LinkToken.Hash(token);
        var row = await db.QuoteLinks.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, cancellation);

        return row is { RevokedAt: null } && row.ValidUntil >= clock.Today() ? row : null;
    }

    /// <summary>The revision that a link is for, as it is now, or as it was when the next one took its place.</summary>
    public async Task<LinkedQuote> ReadAsync(QuoteLinkRow link, CancellationToken cancellation)
    {
        var row = (await db.Quotes.AsNoTracking().SingleAsync(row => row.Id == link.QuoteId, cancellation)).On(clock.Today());
        var superseded = row.Revision != link.Revision;
        if (superseded)
        {
            row.AsIn(await db.QuoteHistory.AsNoTracking().SingleAsync(past => past.QuoteId == link.QuoteId && past.Revision == link.Revision && past.Status != Draft, cancellation));
        }

        var document = row.ReadDocument();
        var pinned = document.Inputs.PriceBook;
        var version = (await catalogues.ReadAsync(pinned.Code, pinned.Version, cancellation)).Prices;

        return new(Paper.Of(row, document, version, clock.Day), superseded, row.DecidedAt is { } decided ? clock.Day(decided) : null);
    }

    /// <summary>Who acts by a link: its quote's account, in the name of the client that gave it out.</summary>
    public static Caller Caller(QuoteLinkRow link, QuoteRow quote) =>
        new(link.AccountId, "", IsSeller: false, PriceBookCode: null, link.CreatedBy, "", Scope.None, quote.Mode, Actor: $"link {Ids.Format(link.Id)}");
}

/// <summary>What a link shows.</summary>
/// <param name="Superseded">Whether a newer revision took its place.</param>
/// <param name="Decided">The day on which it was accepted, declined or withdrawn.</param>
internal sealed record LinkedQuote(Paper Paper, bool Superseded, DateOnly? Decided)
{
    public bool CanBeAnswered => !Superseded && Paper.Row.CurrentStatus() == QuoteStatus.Issued;
}
