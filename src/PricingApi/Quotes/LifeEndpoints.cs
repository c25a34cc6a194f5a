using PricingApi.Access;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Approvals;
using PricingApi.Selling;
using PricingApi.Vat;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>What becomes of a quote. Doing the same again answers the same; of what cannot stand together, the first counts.</summary>
internal static class LifeEndpoints
{
    /// <summary>Issues a draft: from then on it never changes. Issuing an issued quote answers the same again.</summary>
    /// <remarks>A draft whose VAT would be another by the checks of the customer's VAT identification number that are known by now is refused (`vat-outdated`): save it again.</remarks>
    /// <param name="id">Id of the quote.</param>
    internal static Task<IResult> IssueQuote(Guid id, IfMatch? ifMatch, Caller caller, QuoteLife life, VatChecks checks, SellerClock clock, CancellationToken cancellation) =>
        life.ChangeAsync(id, ifMatch, caller, new("quote.issue", QuoteAct.Issue, QuoteStatus.Issued, WebhookEvents.QuoteIssued)
        {
            Keep = (row, now) => (row.IssuedAt, row.FirstIssuedAt) = (now, row.FirstIssuedAt ?? now),
            Refuse = async (row, document, version) =>
            {
                var refusal = QuoteTransitions.RefuseIssue(row.ValidUntil, clock.Today())
                    ?? VatRegimes.RefuseIssue(document, await checks.LatestAsync(document.Inputs.Customer, clock.Today(), cancellation))
                    ?? row.RefuseIssue(caller);
                if (refusal is null)
                {
                    QuoteProof.Require(row, document, version);
                }

                return refusal;
            },
        }, cancellation);

    /// <summary>Accepts an issued quote, whole or with optional lines and alternatives, up to the end of its last day. Who did so, when and to which content is kept for good.</summary>
    /// <remarks>The seller's own clients may say `late`: then a quote that has expired is accepted all the same.</remarks>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> AcceptQuote(Guid id, Body<AcceptRequest> body, IfMatch? ifMatch, Caller caller, QuoteLife life, CancellationToken cancellation)
    {
        var asked = body.Value;
        if (asked.Late && !caller.IsSeller)
        {
            return Problems.Of(ProblemType.InsufficientScope, "Only the seller accepts late.");
        }

        return asked.Check() is { } refusal
            ? Problems.Refused([refusal])
            : await life.ChangeAsync(id, ifMatch, caller, QuoteAcceptance.Of(asked), cancellation);
    }

    /// <summary>Declines an issued quote, for a reason.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> DeclineQuote(Guid id, Body<DeclineRequest> body, IfMatch? ifMatch, Caller caller, QuoteLife life, CancellationToken cancellation)
    {
        return body.Value.Check() is { } refusal
            ? Problems.Refused([refusal])
            : await life.ChangeAsync(id, ifMatch, caller, QuoteDeclining.Of(body.Value), cancellation);
    }

    /// <summary>Takes back a draft or an issued quote; a revision can follow.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> WithdrawQuote(Guid id, Body<WithdrawRequest>? body, IfMatch? ifMatch, Caller caller, QuoteLife life, CancellationToken cancellation)
    {
        var note = body?.Value.Note;

        return body?.Value.Check() is { } refusal
            ? Problems.Refused([refusal])
            : await life.ChangeAsync(id, ifMatch, caller, new("quote.withdraw", QuoteAct.Withdraw, QuoteStatus.Withdrawn, WebhookEvents.QuoteWithdrawn)
            {
                Keep = (row, now) => (row.DecidedAt, row.Note) = (now, note),
                IsSame = row => row.Note == note,
                Refuse = (row, document, _) => new(QuoteTransitions.RefuseTakingBack(row.CurrentStatus(), document.Inputs.Binding)),
            }, cancellation);
    }
}
