using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Links;

/// <summary>Links by which customers read and answer quotes; what they see there is in <see cref="CustomerEndpoints"/>.</summary>
internal static class LinkEndpoints
{
    /// <summary>So many days a link may work longer than the quote can be accepted.</summary>
    private const int MostDaysMore = 30;

    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/v1/quotes/{id:id}/links").WithTags("Quotes");

        links.MapPost("/", CreateLink).Needs(Scope.QuotesWrite).Produces<LinkResponse>(201).Refuses(404, 409, 422).Example("""{}""");
        links.MapGet("/", ListLinks).Needs(Scope.QuotesRead).Produces<PageResponse<LinkResponse>>().Refuses(404);
        links.MapDelete("/{linkId:id}", RevokeLink).Needs(Scope.QuotesWrite).Produces(204).Refuses(404);
    }

    /// <summary>Makes an address at which the customer reads an issued quote, and accepts or declines it.</summary>
    /// <remarks>The address is in this answer, and nowhere else ever again: whoever has it can answer for the customer.</remarks>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> CreateLink(
        Guid id, Body<CreateLinkRequest>? body, IdempotencyKey? key, Caller caller, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        var now = clock.Now();

        return await db.OnceAsync(key, now, async () =>
        {
            if (await db.ReadQuoteAsync(id, caller, clock.Today(), cancellation) is not { } quote)
            {
                return Problems.NotFound();
            }

            if (quote.CurrentStatus() != QuoteStatus.Issued)
            {
                return Problems.Of(ProblemType.StateConflict, $"Only an issued quote gets a link; this quote is {quote.Status}.");
            }

            var until = body?.Value.ValidUntil ?? quote.ValidUntil;
            if (until < clock.Today() || until > quote.ValidUntil.AddDays(MostDaysMore))
            {
                return Problems.Refused("validity-invalid", $"A link works until a day from today to {MostDaysMore} days after the quote's last.", "/validUntil");
            }

            var token = LinkToken.Make();
            var row = new QuoteLinkRow
            {
                Id = Ids.New(now),
                AccountId = quote.AccountId,
                QuoteId = id,
                Revision = quote.Revision,
                Hash = LinkToken.Hash(token),
                ValidUntil = until,
                CreatedAt = now,
                CreatedBy = caller.ClientId,
            };
            var response = LinkResponse.From(row);
            db.Add(row);
            db.Audit(caller, "quote.link", quote.Number, now, Ids.Format(row.Id));

            return Answer.Created($"/v1/quotes/{Ids.Format(id)}/links", response with { Path = $"/q/{token}" }, kept: response);
        }, cancellation);
    }

    /// <summary>Lists the links of a quote, oldest first, without their addresses.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> ListLinks(Guid id, Page page, Caller caller, PricingDbContext db, SellerClock clock, CancellationToken cancellation) =>
        await db.ReadQuoteAsync(id, caller, clock.Today(), cancellation) is null
            ? Problems.NotFound()
            : page.Answer(await db.QuoteLinks.AsNoTracking().Where(row => row.QuoteId == id).Page(page).ToListAsync(cancellation), row => new(row.CreatedAt, row.Id), LinkResponse.From);

    /// <summary>Ends a link: its address is answered as if it had never been. Ending it again answers the same.</summary>
    /// <param name="id">Id of the quote.</param>
    /// <param name="linkId">Id of the link.</param>
    internal static async Task<IResult> RevokeLink(Guid id, Guid linkId, Caller caller, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        if (await db.ReadQuoteAsync(id, caller, clock.Today(), cancellation) is not { } quote
            || await db.QuoteLinks.SingleOrDefaultAsync(row => row.Id == linkId && row.QuoteId == id, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        if (row.RevokedAt is null)
        {
            row.RevokedAt = clock.Now();
            db.Audit(caller, "quote.unlink", quote.Number, clock.Now(), Ids.Format(linkId));

            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else ended it at the same moment.
            }
        }

        return Answer.NoContent();
    }
}
