using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>What must hold for the price of a service.</summary>
internal static class TariffRules
{
    /// <summary>Every problem, with its path below the tariff.</summary>
    /// <param name="most">The most that can be asked at once.</param>
    public static IEnumerable<Refusal> Check(Tariff tariff, ChargeRules rules, decimal most = Quantities.Most)
    {
        var faults = Bounds(tariff.Minimum, tariff.Maximum, rules, "").Concat(Included(tariff)).Concat(Charge(tariff.Charge, rules, "")).ToList();
        if (tariff.Introductory is { } introductory)
        {
            faults.AddRange(Bounds(introductory.Minimum, introductory.Maximum, rules, "/introductory"));
            faults.AddRange(Charge(introductory.Charge, rules, "/introductory"));
            faults.AddRange(introductory.Check(tariff.Charge));
        }

        faults.AddRange(tariff.Index?.Check() ?? []);

        // A floor is held against prices that can be charged.
        return faults is [] && tariff.Floor is { } floor ? floor.Check(rules, tariff, most) : faults;
    }

    private static IEnumerable<Refusal> Bounds(decimal? minimum, decimal? maximum, ChargeRules rules, string path)
    {
        foreach (var refusal in (minimum is { } least ? rules.Amount(least, path + "/minimum") : []).Concat(maximum is { } most ? rules.Amount(most, path + "/maximum") : []))
        {
            yield return refusal;
        }

        if (minimum > maximum)
        {
            yield return new("minimum-above-maximum", "The minimum lies above the maximum.", path + "/minimum");
        }
    }

    private static IEnumerable<Refusal> Included(Tariff tariff)
    {
        if (tariff.IncludedQuantity is < 0 or > Quantities.Most || Decimals.Digits(tariff.IncludedQuantity) > Decimals.QuantityDigits)
        {
            yield return new("quantity-out-of-range", "The included quantity lies from 0 to 1,000,000 with at most four decimals.", "/includedQuantity");
        }

        if (tariff.IncludedQuantity != 0 && (tariff.Charge is Flat or Percentage || tariff.Introductory?.Charge is Flat))
        {
            yield return new("included-without-units", "A flat amount or a percentage has no units to include.", "/includedQuantity");
        }
    }

    private static IEnumerable<Refusal> Charge(ChargeModel charge, ChargeRules rules, string path) =>
        charge.Check(rules).Select(refusal => refusal with { Path = $"{path}/charge{refusal.Path}" });
}
