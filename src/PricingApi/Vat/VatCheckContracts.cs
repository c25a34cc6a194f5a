using System.ComponentModel.DataAnnotations;
using PricingApi.Domain.Adjustments;
using PricingApi.Storage.Rows;

namespace PricingApi.Vat;

/// <summary>A VAT identification number to check.</summary>
/// <param name="VatId">With its country's prefix, such as DE123456789; spaces, points and dashes do not count.</param>
/// <param name="Consulted">What somebody was told who asked the authorities; without it the form of the number alone is checked, which proves nothing.</param>
public sealed record VatCheckRequest([property: MinLength(1), MaxLength(30)] string VatId, ConsultationContract? Consulted = null);

/// <summary>What the authorities said.</summary>
/// <param name="Outcome">valid: it is in force; invalid: it is not; unknown: nobody could tell.</param>
/// <param name="Source">Who answered, such as VIES.</param>
/// <param name="Reference">The number of the consultation: proof of having asked.</param>
/// <param name="CheckedOn">When that was, in the seller's zone; today when absent, never later.</param>
public sealed record ConsultationContract(
    VatCheckOutcome Outcome,
    [property: MinLength(1), MaxLength(100)] string Source,
    [property: MinLength(1), MaxLength(100)] string? Reference = null,
    DateOnly? CheckedOn = null);

/// <summary>A recorded check. It never changes: check again, and the latest counts for new quotes, changed drafts and for issuing.</summary>
/// <param name="VatId">In its normal form.</param>
/// <param name="Country">ISO 3166-1 code of the country that gives out such numbers; null for none of the EU's.</param>
/// <param name="CountsUntil">Last day on which it counts for a quote.</param>
public sealed record VatCheckRecord(
    Guid Id, string VatId, string? Country, VatCheckOutcome Outcome, DateOnly CheckedOn, DateOnly CountsUntil, string Source, string? Reference, string? Actor, DateTimeOffset CreatedAt)
{
    internal static VatCheckRecord From(VatCheckRow row, int days)
    {
        var check = VatChecks.Read(row);

        return new(row.Id, row.VatId, VatIds.CountryOf(row.VatId), check.Outcome, row.CheckedOn, row.CheckedOn.AddDays(days), row.Source, row.Reference, row.RecordedByActor, row.CreatedAt);
    }
}
