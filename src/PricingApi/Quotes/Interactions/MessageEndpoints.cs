using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Interactions;

/// <summary>What customer and seller say to each other about a quote. It stands beside the quote: neither in its document nor in its hash.</summary>
internal static class MessageEndpoints
{
    /// <summary>Keeps a message about a quote, whatever its status; it stays.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> PostMessage(
        Guid id, Body<PostMessageRequest> body, IdempotencyKey? key, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        return await db.OnceAsync(key, now, DecideAsync, cancellation);

        async Task<IResult> DecideAsync()
        {
            if (await Quote(db, id, caller).Select(row => new { row.AccountId, row.Number }).SingleOrDefaultAsync(cancellation) is not { } quote)
            {
                return Problems.NotFound();
            }

            if (body.Value.Check() is { } refusal)
            {
                return Problems.Refused([refusal]);
            }

            var row = new QuoteMessageRow
            {
                Id = Ids.New(now),
                QuoteId = id,
                AccountId = quote.AccountId,
                Sender = EnumNames<MessageSender>.Of(body.Value.From),
                Text = body.Value.Text,
                CreatedAt = now,
                CreatedBy = caller.ClientId,
            };
            db.Add(row);
            db.Audit(caller, "quote.postMessage", quote.Number, now);

            return Answer.Created($"/v1/quotes/{Ids.Format(id)}/messages/{Ids.Format(row.Id)}", MessageResponse.Of(row));
        }
    }

    /// <summary>Lists the messages about a quote, oldest first.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> ListMessages(Guid id, Page page, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        await Quote(db, id, caller).AnyAsync(cancellation)
            ? page.Answer(await Messages(db, id).Page(page).ToListAsync(cancellation), row => new(row.CreatedAt, row.Id), MessageResponse.Of)
            : Problems.NotFound();

    /// <summary>Shows a message about a quote.</summary>
    /// <param name="id">Id of the quote.</param>
    /// <param name="message">Id of the message.</param>
    internal static async Task<IResult> GetMessage(Guid id, Guid message, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        await Quote(db, id, caller).AnyAsync(cancellation) && await Messages(db, id).SingleOrDefaultAsync(row => row.Id == message, cancellation) is { } row
            ? Answer.Ok(MessageResponse.Of(row), 1)
            : Problems.NotFound();

    private static IQueryable<QuoteRow> Quote(PricingDbContext db, Guid id, Caller caller) => db.Quotes.ReachedBy(caller).Where(row => row.Id == id);

    private static IQueryable<QuoteMessageRow> Messages(PricingDbContext db, Guid quote) => db.QuoteMessages.AsNoTracking().Where(row => row.QuoteId == quote);
}
