using System.Text.Json;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Approvals;

/// <summary>Whether a quote may be issued as it is.</summary>
public enum ApprovalState
{
    /// <summary>Not before somebody approves it.</summary>
    Needed,

    /// <summary>Somebody approved this content.</summary>
    Given,

    /// <summary>Somebody rejected this content: it has to be changed.</summary>
    Refused,
}

/// <summary>How a quote keeps what its approval came to. It holds for one content: whatever changes that asks anew.</summary>
internal static class ApprovalKeeping
{
    /// <summary>A new content, by the caller.</summary>
    public static void Ask(this QuoteRow row, IReadOnlyList<ApprovalReason> reasons, Caller caller)
    {
        (row.EditedBy, row.EditedByActor) = (caller.ClientId, caller.Actor);
        reasons = caller.IsSeller && caller.AccountId == row.AccountId ? Approval.OfSeller(reasons) : reasons;
        (row.Approval, row.ApprovalReasons) = reasons is [] ? (null, null) : (EnumNames<ApprovalState>.Of(ApprovalState.Needed), JsonSerializer.Serialize(reasons, Json.Wire));
        (row.ApprovalHash, row.ApprovalAt, row.ApprovalBy, row.ApprovalByActor, row.ApprovalNote) = (null, null, null, null, null);
    }

    public static void Decide(this QuoteRow row, ApprovalState state, string? note, Caller caller, DateTimeOffset now)
    {
        (row.Approval, row.ApprovalHash) = (EnumNames<ApprovalState>.Of(state), row.Hash);
        (row.ApprovalAt, row.ApprovalBy, row.ApprovalByActor, row.ApprovalNote) = (now, caller.ClientId, caller.Actor, note);
    }

    public static ApprovalState? ReadApproval(this QuoteRow row) => row.Approval is { } name && EnumNames<ApprovalState>.TryParse(name, out var state) ? state : null;

    public static IReadOnlyList<ApprovalReason> ReadReasons(this QuoteRow row) =>
        row.ApprovalReasons is { } reasons ? JsonSerializer.Deserialize<IReadOnlyList<ApprovalReason>>(reasons, Json.Wire) ?? [] : [];

    /// <summary>The reasons as the seller reads them, or else the quote's account.</summary>
    public static IReadOnlyList<ApprovalReason> ReadReasons(this QuoteRow row, bool isSeller) =>
        isSeller ? row.ReadReasons() : Approval.Told(row.ReadReasons());

    /// <summary>Why it cannot be issued as it is, or null when it can.</summary>
    public static Refusal? RefuseIssue(this QuoteRow row, Caller caller) => row.ReadApproval() switch
    {
        null => null,
        ApprovalState.Given when row.Hash.AsSpan().SequenceEqual(row.ApprovalHash) => null,
        ApprovalState.Refused => new("approval-required", "This content was rejected: change the quote."),
        _ => new("approval-required", $"Somebody else has to approve it first: {string.Join("; ", row.ReadReasons(caller.IsSeller).Select(reason => reason.Text.In(Language.En)))}."),
    };

    /// <summary>No to a caller who gave the quote this content, or anything on it that has an author; null for everybody else.</summary>
    public static Refusal? RefuseAuthor(this QuoteRow row, Caller caller, QuoteInputs inputs)
    {
        if (caller.IsSamePerson(row.EditedBy, row.EditedByActor))
        {
            return new("second-person-required", $"You wrote this quote: somebody else looks at it, {Caller.SomebodyElse(row.EditedByActor)}.");
        }

        var name = (caller.Actor ?? caller.ClientName).Trim();

        return Authors(inputs).Any(author => string.Equals(author.Trim(), name, StringComparison.OrdinalIgnoreCase))
            ? new("second-person-required", $"Something on this quote was given by '{name}', which is what you are called: somebody else looks at it, {(caller.Actor is null ? "by a key of another name" : "as another actor")}.")
            : null;
    }

    private static IEnumerable<string> Authors(QuoteInputs inputs) => inputs.Lines
        .SelectMany(line => (line.Discounts ?? []).Select(discount => discount.By).Append(line.ManualPrice?.By).Append(line.Courtesy?.By))
        .Concat((inputs.Discounts ?? []).Select(discount => discount.Discount.By))
        .Concat((inputs.Bundles ?? []).Select(bundle => bundle.Discount.By))
        .OfType<string>();
}
