using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Showing;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Quotes.Approvals;

/// <summary>A second pair of eyes on quotes that may not be issued without.</summary>
internal static class ApprovalEndpoints
{
    private const string Hash = "0000000000000000000000000000000000000000000000000000000000000000";

    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        var approving = routes.MapGroup("/v1/quotes/{id:id}").WithTags("Quotes").NeedsSeller(Scope.QuotesApprove);

        approving.MapPost("/approve", ApproveQuote).Produces<QuoteResponse>().Refuses(404, 409, 422).Example($$"""{ "contentHash": "{{Hash}}" }""");
        approving.MapPost("/reject", RejectQuote).Produces<QuoteResponse>().Refuses(404, 409, 422).Example($$"""{ "contentHash": "{{Hash}}", "note": "Ask for a longer term in return." }""");
    }

    /// <summary>Approves a draft, so that it can be issued with exactly this content. Whoever wrote it may not.</summary>
    /// <remarks>
    /// Any change of the quote, and any revision, asks for approval anew. `contentHash` is that of the quote as you read it: no quote has the one of the example.
    /// </remarks>
    /// <param name="id">Id of the quote.</param>
    internal static Task<IResult> ApproveQuote(Guid id, Body<ApproveRequest> body, IfMatch? ifMatch, Caller caller, QuoteLife life, CancellationToken cancellation) =>
        DecideAsync(id, "quote.approve", ApprovalState.Given, WebhookEvents.QuoteApproved, body.Value.ContentHash, body.Value.Note, ifMatch, caller, life, cancellation);

    /// <summary>Rejects a draft: it has to be changed before it can be issued.</summary>
    /// <remarks>`contentHash` is that of the quote as you read it: no quote has the one of the example.</remarks>
    /// <param name="id">Id of the quote.</param>
    internal static Task<IResult> RejectQuote(Guid id, Body<RejectRequest> body, IfMatch? ifMatch, Caller caller, QuoteLife life, CancellationToken cancellation) =>
        DecideAsync(id, "quote.reject", ApprovalState.Refused, WebhookEvents.QuoteRejected, body.Value.ContentHash, body.Value.Note, ifMatch, caller, life, cancellation);

    private static async Task<IResult> DecideAsync(
        Guid id, string name, ApprovalState state, WebhookEventType told, string hash, string? note, IfMatch? ifMatch, Caller caller, QuoteLife life, CancellationToken cancellation) =>
        LifeTexts.Check(note, "/note") is { } refusal
            ? Problems.Refused([refusal])
            : await life.ChangeAsync(id, ifMatch, caller, new(name, QuoteAct.Decide, QuoteStatus.Draft, told)
            {
                Keep = (row, now) => row.Decide(state, note, caller, now),
                IsSame = row => row.ReadApproval() == state && Convert.ToHexStringLower(row.Hash) == hash && row.ApprovalBy == caller.ClientId && row.ApprovalByActor == caller.Actor && row.ApprovalNote == note,
                Refuse = (row, document, _) => new(Refuse(row, document, hash, caller)),
            }, cancellation);

    private static Refusal? Refuse(QuoteRow row, QuoteDocument document, string hash, Caller caller)
    {
        if (hash != Convert.ToHexStringLower(row.Hash))
        {
            return new("state-conflict", "The quote has another content than the one that was looked at: read it again.", "/contentHash");
        }

        return row.ReadApproval() switch
        {
            null => new("state-conflict", "The quote needs no approval."),
            ApprovalState.Given => new("state-conflict", "The quote was approved already."),
            ApprovalState.Refused => new("state-conflict", "This content was rejected already."),
            _ => row.RefuseAuthor(caller, document.Inputs),
        };
    }
}
