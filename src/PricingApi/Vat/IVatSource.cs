using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Texts;

namespace PricingApi.Vat;

/// <summary>Somebody who can say whether a VAT identification number is in force.</summary>
internal interface IVatSource
{
    /// <param name="vatId">In its normal form.</param>
    /// <param name="today">The day it is for the seller.</param>
    Result<VatCheck> Check(string vatId, DateOnly today);
}

/// <summary>Knows the forms that each country gives out: a number that has none of them is invalid, of another nobody knows yet.</summary>
internal sealed class FormSource : IVatSource
{
    public const string Name = "form";

    public Result<VatCheck> Check(string vatId, DateOnly today) =>
        new VatCheck(vatId, VatIds.IsWellFormed(vatId) ? VatCheckOutcome.Unknown : VatCheckOutcome.Invalid, today, Name);
}

/// <summary>Somebody asked the authorities, and writes down the answer.</summary>
internal sealed class ConsultedSource(ConsultationContract consulted) : IVatSource
{
    public Result<VatCheck> Check(string vatId, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (consulted.Outcome == VatCheckOutcome.Valid && !VatIds.IsWellFormed(vatId))
        {
            refusals.Add(new("vat-id-invalid", $"'{vatId}' does not have the form that any country of the EU gives out: it cannot be in force.", "/vatId"));
        }

        if (consulted.CheckedOn > today)
        {
            refusals.Add(new("date-out-of-range", "Nobody has asked on a day that is yet to come.", "/consulted/checkedOn"));
        }

        foreach (var (text, path) in new[] { (consulted.Source, "/consulted/source"), (consulted.Reference, "/consulted/reference") })
        {
            if (text is not null && TextRules.Refuse(text) is { } reason)
            {
                refusals.Add(new("text-not-allowed", reason, path));
            }
        }

        return refusals is [] ? new VatCheck(vatId, consulted.Outcome, consulted.CheckedOn ?? today, consulted.Source, consulted.Reference) : refusals;
    }
}
