using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Catalogue;
using PricingApi.Quotes.Showing;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>Tells of issued quotes whose last day is near, once for each revision.</summary>
internal sealed class Reminders(QuoteRounds rounds, Catalogues catalogues, SellerClock clock, IOptions<QuoteOptions> options)
{
    private readonly int _daysAhead = options.Value.RemindDaysAhead;

    /// <summary>One round: every issued quote whose last day is near on <paramref name="today"/> and was not told of yet.</summary>
    /// <returns>How many were told of by this round.</returns>
    public async Task<int> RemindDueAsync(DateOnly today, CancellationToken cancellation) =>
        _daysAhead == 0 ? 0 : await rounds.RunAsync(rows => rows.Near(today, today.AddDays(_daysAhead)), RemindAsync, cancellation);

    /// <remarks>The quote keeps its version: it reads as before, and whoever is about to accept it has nothing to read again.</remarks>
    private async Task<bool> RemindAsync(PricingDbContext db, QuoteRow row, CancellationToken cancellation)
    {
        var (now, before) = (clock.Now(), row.EventSequence);
        var quote = await catalogues.RenderAsync(row, cancellation);
        db.Entry(row).State = EntityState.Detached;
        db.PublishQuote(row, quote, WebhookEvents.QuoteExpiringSoon, now);
        db.Audit(row.AccountId, client: null, actor: null, "quote.remind", row.Number, now);

        // First the event, then the quote, as where a quote is accepted: in another order the two would wait for each other.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        var changed = await db.Quotes
            .Where(kept => kept.Id == row.Id && kept.RowVersion == row.RowVersion && kept.EventSequence == before && kept.RemindedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(kept => kept.EventSequence, row.EventSequence).SetProperty(kept => kept.RemindedAt, now), cancellation);
        if (changed == 0)
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);

        return true;
    }
}
