namespace PricingApi.Domain.Quotes;

/// <summary>What can be done with a quote.</summary>
public enum QuoteAct
{
    Edit,

    /// <summary>Approving or rejecting.</summary>
    Decide,
    Issue,
    Accept,

    /// <summary>Accepting what has expired; for the seller alone.</summary>
    AcceptLate,
    Decline,
    Withdraw,
    Revise,
    Expire,
}

/// <summary>What may happen to a quote in each status, and the reason when it may not.</summary>
public static class QuoteTransitions
{
    /// <summary>What a quote is on a day: one that was issued expires by itself when its last day is over.</summary>
    /// <param name="today">The day in the seller's zone.</param>
    public static QuoteStatus On(DateOnly today, QuoteStatus status, DateOnly validUntil) =>
        status == QuoteStatus.Issued && validUntil < today ? QuoteStatus.Expired : status;

    /// <summary>Why it may not happen, or null when it may.</summary>
    public static Refusal? Refuse(QuoteAct act, QuoteStatus status) => (act, status) switch
    {
        (QuoteAct.Edit or QuoteAct.Decide or QuoteAct.Issue, QuoteStatus.Draft) => null,
        (QuoteAct.Accept or QuoteAct.AcceptLate or QuoteAct.Decline or QuoteAct.Expire, QuoteStatus.Issued) => null,
        (QuoteAct.AcceptLate, QuoteStatus.Expired) => null,
        (QuoteAct.Withdraw, QuoteStatus.Draft or QuoteStatus.Issued) => null,
        (QuoteAct.Revise, QuoteStatus.Issued or QuoteStatus.Declined or QuoteStatus.Expired or QuoteStatus.Withdrawn) => null,
        (QuoteAct.Edit, _) => new("quote-immutable", $"Only a draft can be changed; this quote is {Word(status)}."),
        (QuoteAct.Accept, QuoteStatus.Expired) => Conflict("The quote's last day has passed: revise it, or let the seller accept it late."),
        (QuoteAct.Revise, QuoteStatus.Draft) => Conflict("A draft is not revised: edit it."),
        (QuoteAct.Revise, _) => Conflict("What was accepted stands: a change needs a new quote."),
        (QuoteAct.Decide, _) => Conflict($"Only a draft is approved or rejected; this quote is {Word(status)}."),
        (QuoteAct.Issue, _) => Conflict($"Only a draft can be issued; this quote is {Word(status)}."),
        (QuoteAct.Withdraw, _) => Conflict($"Only a draft or an issued quote can be withdrawn; this quote is {Word(status)}."),
        _ => Conflict($"Only an issued quote can be {Done(act)}; this quote is {Word(status)}."),
    };

    /// <param name="today">The day in the seller's zone.</param>
    public static Refusal? RefuseIssue(DateOnly validUntil, DateOnly today) => validUntil < today
        ? new("validity-invalid", "The quote's last day has passed: give it a later validUntil first.", "/validUntil")
        : null;

    /// <summary>An irrevocable offer stands until its last day is over, unless the customer declines it: it is neither withdrawn nor revised before.</summary>
    public static Refusal? RefuseTakingBack(QuoteStatus status, Binding? binding) => status == QuoteStatus.Issued && binding == Binding.Irrevocable
        ? Conflict("The quote is irrevocable: it stands until its last day is over, unless the customer declines it.")
        : null;

    private static Refusal Conflict(string message) => new("state-conflict", message);

    private static string Word(QuoteStatus status) => status.ToString().ToLowerInvariant();

    private static string Done(QuoteAct act) => act switch
    {
        QuoteAct.Decline => "declined",
        QuoteAct.Expire => "expired",
        _ => "accepted",
    };
}
