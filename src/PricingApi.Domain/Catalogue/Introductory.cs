using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>How a service is charged until a day; afterwards the tariff holds that states it. Prices until then follow no index.</summary>
/// <param name="Until">The last day, in the seller's zone.</param>
/// <param name="Minimum">The least the line costs until then.</param>
/// <param name="Maximum">The most the line costs until then.</param>
public sealed record Introductory(DateOnly Until, ChargeModel Charge, decimal? Minimum = null, decimal? Maximum = null)
{
    internal bool IsSameAs(Introductory? other) =>
        other is not null && (Until, Minimum, Maximum) == (other.Until, other.Minimum, other.Maximum) && Charge.IsSameAs(other.Charge);

    /// <param name="afterwards">How the service is charged then.</param>
    internal IEnumerable<Refusal> Check(ChargeModel afterwards)
    {
        if (Until > ServiceRules.LatestDay)
        {
            yield return new("date-out-of-range", $"A last day lies at most at {ServiceRules.LatestDay:O}.", "/introductory/until");
        }

        var isSameKind = (Charge, afterwards) switch
        {
            (Percentage now, Percentage then) => now.Of.IsSameAs(then.Of),
            _ => Charge is not Percentage && afterwards is not Percentage,
        };

        if (!isSameKind)
        {
            yield return new("introductory-model", "A percentage is introduced by a percentage of the same services, and nothing else by one.", "/introductory/charge");
        }
    }
}
