using System.ComponentModel.DataAnnotations;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes;

/// <summary>A customer's yes.</summary>
/// <param name="AcceptedBy">Who says yes; kept with the quote.</param>
/// <param name="ContentHash">The <c>contentHash</c> of what was said yes to: when it is not that of the quote, nothing is accepted.</param>
/// <param name="Taken">Numbers of the optional lines and alternatives that are taken; none when absent.</param>
/// <param name="Late">Whether a quote whose last day has passed is accepted all the same; for the seller's own clients.</param>
public sealed record AcceptRequest(
    [property: MinLength(1), MaxLength(200)] string AcceptedBy,
    [property: RegularExpression(@"\A[0-9a-f]{64}\z", ErrorMessage = "A SHA-256 of 64 lower-case hexadecimal digits is expected.")] string? ContentHash = null,
    bool Late = false,
    IReadOnlyList<int>? Taken = null)
{
    internal Refusal? Check() => LifeTexts.Check(AcceptedBy, "/acceptedBy");
}

/// <summary>A customer's no.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Note">What was said; 1 to 1,000 characters.</param>
public sealed record DeclineRequest(DeclineReason Reason, [property: MinLength(1), MaxLength(1000)] string? Note = null)
{
    internal Refusal? Check() => LifeTexts.Check(Note, "/note");
}

/// <summary>Why a quote is taken back.</summary>
/// <param name="Note">For the record; 1 to 1,000 characters.</param>
public sealed record WithdrawRequest([property: MinLength(1), MaxLength(1000)] string? Note = null)
{
    internal Refusal? Check() => LifeTexts.Check(Note, "/note");
}

internal static class LifeTexts
{
    public static Refusal? Check(string? text, string path) =>
        text is not null && TextRules.Refuse(text, multiline: path == "/note") is { } reason ? new("text-not-allowed", reason, path) : null;
}
