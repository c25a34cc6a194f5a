using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage;

namespace PricingApi.Quotes.Interactions;

/// <summary>Messages about quotes, and how often each went back and forth.</summary>
internal static class InteractionEndpoints
{
    public static void MapInteractions(this IEndpointRouteBuilder routes)
    {
        var quotes = routes.MapGroup("/v1/quotes/{id:id}").WithTags("Quotes");
        var reading = quotes.MapGroup("").Needs(Scope.QuotesRead);

        quotes.MapPost("/messages", MessageEndpoints.PostMessage).Needs(Scope.QuotesWrite).Produces<MessageResponse>(201).Refuses(404, 409, 422).Example(QuoteExamples.Message);
        reading.MapGet("/messages", MessageEndpoints.ListMessages).Produces<PageResponse<MessageResponse>>().Refuses(404);
        reading.MapGet("/messages/{message:id}", MessageEndpoints.GetMessage).Produces<MessageResponse>().Produces(304).Refuses(404);
        reading.MapGet("/interactions", GetInteractions).Produces<InteractionsResponse>().Refuses(404);
    }

    /// <summary>Counts the revisions, edits, reopenings and messages of a quote.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> GetInteractions(Guid id, Caller caller, PricingDbContext db, CancellationToken cancellation)
    {
        if (await db.Quotes.ReachedBy(caller).Where(row => row.Id == id).Select(row => new { row.Number, row.Revision }).SingleOrDefaultAsync(cancellation) is not { } quote)
        {
            return Problems.NotFound();
        }

        var ends = await CountAsync(db.QuoteHistory.Where(row => row.QuoteId == id).Select(row => row.Status), cancellation);
        var senders = await CountAsync(db.QuoteMessages.Where(row => row.QuoteId == id).Select(row => row.Sender), cancellation);

        return Answer.Ok(new InteractionsResponse(
            id,
            quote.Number,
            quote.Revision,
            Of(QuoteStatus.Draft),
            Of(QuoteStatus.Declined) + Of(QuoteStatus.Expired) + Of(QuoteStatus.Withdrawn),
            senders.Values.Sum(),
            From(MessageSender.Customer),
            From(MessageSender.Seller)));

        int Of(QuoteStatus status) => ends.GetValueOrDefault(EnumNames<QuoteStatus>.Of(status));

        int From(MessageSender sender) => senders.GetValueOrDefault(EnumNames<MessageSender>.Of(sender));
    }

    private static Task<Dictionary<string, int>> CountAsync(IQueryable<string> names, CancellationToken cancellation) =>
        names.GroupBy(name => name).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellation);
}
