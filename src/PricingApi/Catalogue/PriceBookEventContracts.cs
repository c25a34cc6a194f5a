using System.Text.Json.Serialization;
using PricingApi.Domain.Quotes;

namespace PricingApi.Catalogue;

/// <summary>A version of a price book, as receivers are told of it.</summary>
/// <param name="Status">What it was when this happened: scheduled, active or withdrawn.</param>
/// <param name="EffectiveFrom">The instant from which it prices new quotes.</param>
/// <param name="WithdrawnAt">When it was taken back; absent unless it was.</param>
/// <param name="Hash">SHA-256 of the stored services, in hexadecimal.</param>
public sealed record PriceBookEventData(
    PriceBookReference PriceBook,
    VersionStatus Status,
    DateTimeOffset EffectiveFrom,
    DateTimeOffset PublishedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? WithdrawnAt,
    string Hash,
    PriceBookLinks Links);

/// <summary>Addresses relative to the API's.</summary>
/// <param name="Catalogue">The catalogue as it is when the version takes effect.</param>
/// <param name="Changes">What changed since a cursor, and what will.</param>
public sealed record PriceBookLinks(string Catalogue, string Changes);
