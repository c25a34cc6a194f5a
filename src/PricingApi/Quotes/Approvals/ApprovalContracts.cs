using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Approvals;

/// <summary>A yes to a draft.</summary>
/// <param name="ContentHash">The <c>contentHash</c> of what was looked at: approval is for that content alone.</param>
/// <param name="Note">For the record; 1 to 1,000 characters.</param>
public sealed record ApproveRequest(
    [property: RegularExpression(@"\A[0-9a-f]{64}\z", ErrorMessage = "A SHA-256 of 64 lower-case hexadecimal digits is expected.")] string ContentHash,
    [property: MinLength(1), MaxLength(1000)] string? Note = null);

/// <summary>A no to a draft.</summary>
/// <param name="ContentHash">The <c>contentHash</c> of what was looked at.</param>
/// <param name="Note">What has to change; 1 to 1,000 characters.</param>
public sealed record RejectRequest(
    [property: RegularExpression(@"\A[0-9a-f]{64}\z", ErrorMessage = "A SHA-256 of 64 lower-case hexadecimal digits is expected.")] string ContentHash,
    [property: MinLength(1), MaxLength(1000)] string Note);

/// <summary>Whether a quote may be issued as it is.</summary>
/// <param name="Reasons">Why it needs approval.</param>
/// <param name="DecidedAt">When it was approved or rejected.</param>
/// <param name="DecidedBy">The API client that did so.</param>
/// <param name="Actor">The person behind that client, if it said so.</param>
public sealed record ApprovalResponse(
    ApprovalState State,
    IReadOnlyList<ApprovalReasonResponse> Reasons,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DecidedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? DecidedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Actor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note);

/// <summary>Why a quote needs approval.</summary>
/// <param name="Line">The line that it is about; absent for the whole quote.</param>
/// <param name="Text">In the quote's language.</param>
public sealed record ApprovalReasonResponse(ApprovalRule Rule, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line, string Text);
