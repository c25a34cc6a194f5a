using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Approvals;
using PricingApi.Quotes.Showing;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>Quotes: priced without being kept, kept as a draft, edited. What becomes of them is in <see cref="LifeEndpoints"/>.</summary>
internal static class QuoteEndpoints
{
    public static void MapQuotes(this IEndpointRouteBuilder routes)
    {
        var quotes = routes.MapGroup("/v1/quotes").WithTags("Quotes");
        var writing = quotes.MapGroup("").Needs(Scope.QuotesWrite);
        var priced = writing.MapGroup("");
        var reading = quotes.MapGroup("").Needs(Scope.QuotesRead);

        foreach (var example in QuoteExamples.Requests)
        {
            priced.Example(example);
        }

        priced.MapPost("/preview", PreviewQuote).Limit(BodyLimit.Quote).Produces<QuoteResponse>().Refuses(422);
        priced.MapPost("/", CreateQuote).Limit(BodyLimit.Quote).Produces<QuoteResponse>(201).Refuses(409, 422);
        writing.MapPut("/{id:id}", EditQuote).Limit(BodyLimit.Quote).Produces<QuoteResponse>().Refuses(404, 409, 422).Example(QuoteExamples.Request);
        writing.MapPost("/{id:id}/issue", LifeEndpoints.IssueQuote).Produces<QuoteResponse>().Refuses(404, 409, 422);
        writing.MapPost("/{id:id}/accept", LifeEndpoints.AcceptQuote).Produces<QuoteResponse>().Refuses(404, 409, 422).Example(QuoteExamples.Accept);
        writing.MapPost("/{id:id}/decline", LifeEndpoints.DeclineQuote).Produces<QuoteResponse>().Refuses(404, 409, 422).Example(QuoteExamples.Decline);
        writing.MapPost("/{id:id}/withdraw", LifeEndpoints.WithdrawQuote).Produces<QuoteResponse>().Refuses(404, 409, 422).Example(QuoteExamples.Withdraw);
        writing.MapPost("/{id:id}/revise", RevisionEndpoints.ReviseQuote).Limit(BodyLimit.Quote).Produces<QuoteResponse>().Refuses(404, 409, 422).Example(QuoteExamples.Request);
        reading.MapGet("/", QuoteReading.ListQuotes).Produces<PageResponse<QuoteSummary>>(200, MediaTypes.Json, MediaTypes.Csv);
        reading.MapGet("/{id:id}", QuoteReading.GetQuote).Produces<QuoteResponse>().Produces(304).Refuses(404);
        reading.MapGet("/{id:id}/revisions", RevisionEndpoints.ListRevisions).Produces<RevisionsResponse>().Refuses(404);
        reading.MapGet("/{id:id}/revisions/{number:number}", RevisionEndpoints.GetRevision).Produces<QuoteResponse>().Refuses(404);
        reading.MapGet("/{id:id}/scope", QuoteReading.GetScope).Produces<ScopeResponse>().Refuses(404);
        reading.MapGet("/{id:id}/explain", QuoteReading.ExplainQuote).Produces<ExplanationResponse>().Refuses(404);
    }

    /// <summary>Prices a selection of services; nothing is kept.</summary>
    internal static async ValueTask<IResult> PreviewQuote(Body<QuoteRequest> body, Caller caller, QuotePricing pricing, CancellationToken cancellation)
    {
        var priced = await pricing.PriceAsync(body.Value, caller, cancellation);

        return priced.Accepted
            ? Answer.Ok(QuoteRendering.Preview(priced.Value, caller).Bytes)
            : Problems.Refused(priced.Refusals);
    }

    /// <summary>Prices a selection of services and keeps it as a draft quote.</summary>
    /// <remarks>
    /// Answered only after the quote is safely on disk. Send the same <c>Idempotency-Key</c> again and the first
    /// answer comes again, marked <c>Idempotent-Replayed: true</c>: one key makes one quote, for as long as the quote exists.
    /// </remarks>
    internal static async Task<IResult> CreateQuote(
        Body<QuoteRequest> body, IdempotencyKey key, Caller caller, QuotePricing pricing, QuoteNumbering numbering, Catalogues catalogues, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        return await db.OnceAsync(key, now, DecideAsync, cancellation, id => db.ReadFirstAnswerAsync(id, catalogues, cancellation));

        async Task<IResult> DecideAsync()
        {
            var priced = await pricing.PriceAsync(body.Value, caller, cancellation);
            if (!priced.Accepted)
            {
                return Problems.Refused(priced.Refusals);
            }

            var row = New(priced.Value, await numbering.NextAsync(pricing.Today().Year, cancellation), caller, now);
            var quote = QuoteRendering.Render(row, priced.Value.Document, priced.Value.Version);
            db.Add(row);
            db.PublishQuote(row, quote, WebhookEvents.QuoteCreated, now);
            db.PublishRequest(row, quote, now);
            db.Audit(caller, "quote.create", row.Number, now);

            return Answer.Created($"/v1/quotes/{Ids.Format(row.Id)}", quote.Bytes, row.Id);
        }
    }

    /// <summary>Replaces the content of a draft. It stays pinned to the price book version it was made with.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> EditQuote(
        Guid id, Body<QuoteRequest> body, IfMatch ifMatch, Caller caller, QuotePricing pricing, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.FindQuoteAsync(id, caller, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        if (QuoteTransitions.Refuse(QuoteAct.Edit, row.CurrentStatus()) is { } refusal)
        {
            return Problems.Refused([refusal]);
        }

        if (ifMatch.Refuses(row.RowVersion) is { } stale)
        {
            return stale;
        }

        var priced = await pricing.PriceAsync(body.Value, row.ReadDocument().Inputs, caller, cancellation);
        if (!priced.Accepted)
        {
            return Problems.Refused(priced.Refusals);
        }

        var now = clock.GetUtcNow();
        db.Add(row.ToHistory(now));
        row.Keep(priced.Value.Document, now);
        row.Ask(priced.Value.Reasons, caller);
        row.ContentVersion++;
        var quote = QuoteRendering.Render(row, priced.Value.Document, priced.Value.Version);
        db.PublishRequest(row, quote, now);
        db.Audit(caller, "quote.edit", row.Number, now);

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (fault.LostRace())
        {
            return Problems.Of(ProblemType.PreconditionFailed);
        }

        return Answer.Ok(quote.For(caller, row, priced.Value.Document, priced.Value.Version).Bytes, row.RowVersion);
    }

    private static QuoteRow New(Priced priced, string number, Caller caller, DateTimeOffset now)
    {
        var document = priced.Document;
        var row = new QuoteRow
        {
            Id = Ids.New(now),
            AccountId = caller.AccountId,
            Number = number,
            Revision = 1,
            Status = EnumNames<QuoteStatus>.Of(QuoteStatus.Draft),
            Mode = caller.Mode,
            CustomerReference = "",
            BookCode = document.Inputs.PriceBook.Code,
            BookVersion = document.Inputs.PriceBook.Version,
            Currency = document.Numbers.Currency,
            ValidUntil = document.Inputs.ValidUntil,
            Document = [],
            Hash = [],
            CreatedAt = now,
            CreatedBy = caller.ClientId,
            EditedBy = caller.ClientId,
            UpdatedAt = now,
        };
        row.Keep(document, now);
        row.Ask(priced.Reasons, caller);

        return row;
    }
}
