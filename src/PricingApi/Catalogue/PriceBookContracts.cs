using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>A new price book.</summary>
/// <param name="Code">Stable; lower-case letters, digits and hyphens, at most 64.</param>
/// <param name="Currency">ISO 4217 code, upper case. It cannot be changed.</param>
/// <param name="Name">For people.</param>
/// <param name="Audience">Whom it is for, in words for people.</param>
public sealed record CreatePriceBookRequest(
    [property: RegularExpression(@"\A[a-z0-9][a-z0-9-]{0,63}\z", ErrorMessage = "Lower-case letters, digits and hyphens are expected, at most 64, such as spring-2027.")] string Code,
    [property: MinLength(3), MaxLength(3)] string Currency,
    [property: MinLength(1), MaxLength(200)] string Name,
    [property: MinLength(1), MaxLength(200)] string? Audience = null);

/// <summary>A named set of tariffs in one currency.</summary>
/// <param name="Audience">Whom it is for, in words for people; null when nobody said.</param>
/// <param name="Versions">Newest first.</param>
public sealed record PriceBookResponse(string Code, string Currency, string Name, string? Audience, DateTimeOffset CreatedAt, IReadOnlyList<VersionSummary> Versions)
{
    internal static PriceBookResponse From(PriceBookRow book, IEnumerable<VersionSummary> versions) =>
        new(book.Code, book.Currency, book.Name, book.Audience, book.CreatedAt, [.. versions]);
}

/// <summary>Where a version stands. Scheduled, active and superseded follow from the dates.</summary>
public enum VersionStatus
{
    Draft,
    Scheduled,
    Active,
    Superseded,
    Withdrawn,
}

/// <summary>A price book version without its services.</summary>
/// <param name="EffectiveFrom">The instant from which it prices new quotes; absent for a draft.</param>
/// <param name="EditedBy">Who gave it its present content; null when nobody called for it.</param>
public sealed record VersionSummary(int Version, VersionStatus Status, DateTimeOffset? EffectiveFrom, DateTimeOffset? PublishedAt, DateTimeOffset UpdatedAt, Editor? EditedBy);

/// <summary>Who edited something.</summary>
/// <param name="ClientId">The API client.</param>
/// <param name="Actor">The person behind it, where the client is believed about that.</param>
public sealed record Editor(Guid ClientId, string? Actor)
{
    internal static Editor? From(Guid? client, string? actor) => client is { } id ? new(id, actor) : null;
}

/// <summary>A price book version with its services.</summary>
/// <param name="EditedBy">Who gave it its present content; null when nobody called for it.</param>
/// <param name="Hash">SHA-256 of the stored services, in hexadecimal.</param>
public sealed record VersionResponse(
    PriceBookReference PriceBook,
    string Currency,
    VersionStatus Status,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    Editor? EditedBy,
    string Hash,
    IReadOnlyList<ServiceContract> Services);

/// <summary>When a draft takes effect.</summary>
/// <param name="EffectiveFrom">Now or at most ten years ahead, with an offset; now when absent.</param>
/// <param name="ImpactToken">The token of the dry run of just this content, not older than a day; needed when an open quote would come out otherwise.</param>
public sealed record PublishRequest(DateTimeOffset? EffectiveFrom = null, [property: MaxLength(200)] string? ImpactToken = null);

/// <summary>Whether a version could be published, and everything that stands in the way.</summary>
/// <param name="Valid">True when there are no errors.</param>
/// <param name="Errors">Each with its place in the draft.</param>
/// <param name="Warnings">What may surprise a customer, but is allowed.</param>
public sealed record ValidationResponse(bool Valid, IReadOnlyList<Finding> Errors, IReadOnlyList<Finding> Warnings);

/// <summary>Something found in a price book.</summary>
/// <param name="Path">JSON Pointer (RFC 6901) into the version.</param>
/// <param name="Code">Stable; clients may branch on it.</param>
/// <param name="Detail">For people.</param>
public sealed record Finding([property: JsonPropertyName("pointer"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Path, string Code, string Detail)
{
    internal static Finding From(Refusal refusal) => new(refusal.Path, refusal.Code, refusal.Message);
}

/// <summary>What was published.</summary>
public sealed record PublishedResponse(PriceBookReference PriceBook, VersionStatus Status, DateTimeOffset EffectiveFrom, DateTimeOffset PublishedAt, string Hash, IReadOnlyList<Finding> Warnings);
