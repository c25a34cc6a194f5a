using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>A value of an index. Once published it never changes.</summary>
/// <param name="Date">The day from which it counts, in the seller's zone; at most a year ahead.</param>
/// <param name="Value">Above 0, below 1,000,000,000, at most six decimals.</param>
/// <param name="Source">Who published it, and where: for whoever checks it.</param>
public sealed record PublishIndexValueRequest(DateOnly Date, DecimalText Value, [property: MinLength(1), MaxLength(500)] string Source);

/// <summary>A value of an index.</summary>
/// <param name="Date">The day from which it counts, in the seller's zone.</param>
/// <param name="Source">Who published it, and where.</param>
public sealed record IndexValueResponse(DateOnly Date, string Value, string Source)
{
    internal static IndexValueResponse From(IndexValue value) => new(value.Date, Decimals.Plain(value.Value), value.Source);
}

/// <summary>An index that prices may follow.</summary>
/// <param name="Code">As tariffs name it.</param>
/// <param name="InForce">The value that counts today; absent before the first.</param>
/// <param name="Values">Newest first.</param>
public sealed record IndexResponse(string Code, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IndexValueResponse? InForce, IReadOnlyList<IndexValueResponse> Values);

/// <summary>An index without its past.</summary>
/// <param name="InForce">The value that counts today; absent before the first.</param>
public sealed record IndexSummary(string Code, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IndexValueResponse? InForce);

/// <summary>All indexes, by code.</summary>
public sealed record IndexList(IReadOnlyList<IndexSummary> Items);
