namespace PricingApi.Domain.Adjustments;

/// <summary>What a check of a VAT identification number found.</summary>
public enum VatCheckOutcome
{
    /// <summary>It was given out, and is in force.</summary>
    Valid,

    /// <summary>It is not in force.</summary>
    Invalid,

    /// <summary>Nobody could tell.</summary>
    Unknown,
}

/// <summary>A recorded check of a VAT identification number; the proof that reverse charge asks for.</summary>
/// <param name="VatId">In its normal form, such as <c>DE123456789</c>.</param>
/// <param name="Source">Who or what answered.</param>
/// <param name="Reference">The number of the consultation, where the source gives one.</param>
public sealed record VatCheck(string VatId, VatCheckOutcome Outcome, DateOnly CheckedOn, string Source, string? Reference = null);
