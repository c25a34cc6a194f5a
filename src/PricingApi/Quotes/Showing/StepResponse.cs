using System.Text.Json.Serialization;

namespace PricingApi.Quotes.Showing;

/// <summary>One explainable part of a charge. Members that a kind of step does not have are absent.</summary>
/// <param name="Kind">included, flat, perUnit, tier, volume, package, percentage, index, rounding, minimum or maximum.</param>
/// <param name="Text">The step in words, in the quote's language.</param>
/// <param name="Units">How many units; packages for a package step.</param>
/// <param name="UnitPrice">Price of <c>per</c> units.</param>
/// <param name="Per">Units the price is for; the size of a package.</param>
/// <param name="Fee">Fixed part of the amount.</param>
/// <param name="Tier">Number of the tier, from 1.</param>
/// <param name="UpTo">Inclusive upper bound of the tier.</param>
/// <param name="Base">Amount the percentage is taken of or the index applied to, or the minimum or maximum.</param>
/// <param name="Rate">Percentage taken of the base.</param>
/// <param name="Index">The index that the step follows.</param>
public sealed record StepResponse(
    Domain.Charging.StepKind Kind,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Units,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? UnitPrice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Per,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fee,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Tier,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? UpTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Base,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StepIndexResponse? Index,
    string Amount);

/// <summary>The index that a price follows.</summary>
/// <param name="Reference">The value that the tariff's prices belong to.</param>
/// <param name="Value">The value in force.</param>
/// <param name="Date">Since when it counts.</param>
/// <param name="Share">Per cent of the price that follows the index.</param>
public sealed record StepIndexResponse(string Code, string Reference, string Value, DateOnly Date, string Share);

/// <summary>The value of an index that prices of a quote follow.</summary>
/// <param name="Date">Since when it counts.</param>
/// <param name="Source">Who published it, and where.</param>
public sealed record QuoteIndex(string Code, string Value, DateOnly Date, string Source);
