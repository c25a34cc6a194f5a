using PricingApi.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Quotes.Showing;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>Lets quotes expire whose last day is over, and tells it.</summary>
internal sealed class Expiry(QuoteRounds rounds, Catalogues catalogues, SellerClock clock)
{
    /// <summary>Lets one expire, together with what else is saved.</summary>
    public async Task PrepareAsync(PricingDbContext db, QuoteRow row, CancellationToken cancellation)
    {
        var now = clock.Now();
        row.Become(QuoteStatus.Expired, now);
        db.PublishQuote(row, await catalogues.RenderAsync(row, cancellation), WebhookEvents.QuoteExpired, now);
        db.Audit(row.AccountId, client: null, actor: null, "quote.expire", row.Number, now);
    }

    /// <summary>One round: every issued quote whose last day lies before <paramref name="today"/>.</summary>
    /// <returns>How many expired by this round.</returns>
    public Task<int> ExpireDueAsync(DateOnly today, CancellationToken cancellation) => rounds.RunAsync(rows => rows.Overdue(today), ExpireAsync, cancellation);

    private async Task<bool> ExpireAsync(PricingDbContext db, QuoteRow row, CancellationToken cancellation)
    {
        await PrepareAsync(db, row, cancellation);
        await db.SaveChangesAsync(cancellation);

        return true;
    }
}
