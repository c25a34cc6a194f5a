namespace PricingApi.Domain.Catalogue;

/// <summary>Which quantities a service can be asked in.</summary>
public static class Quantities
{
    /// <summary>The largest quantity of one line.</summary>
    public const decimal Most = 1_000_000m;

    private static readonly HashSet<string> Counted = ["H87", "C62", "EA", "NMP", "E48", "IE", "NPR", "SET"];

    /// <summary>The quantity whose price is shown when nobody says another: one unit, or the least that can be asked.</summary>
    public static decimal Least(Service service) => service.Quantity?.Least ?? 1;

    /// <summary>The quantity nearest to this one that can be asked; up where two are as near.</summary>
    public static decimal Nearest(Service service, decimal quantity)
    {
        var step = service.Quantity?.Step ?? (IsWhole(service.Unit.Code) ? 1 : 0.0001m);
        var (least, most) = (service.Quantity?.Minimum ?? step, service.Quantity?.Maximum ?? decimal.Floor(Most / step) * step);

        return Math.Clamp(decimal.Round(quantity / step, MidpointRounding.AwayFromZero) * step, least, most);
    }

    /// <summary>Why this quantity of the service cannot be quoted, or null when it can.</summary>
    public static string? Refuse(Service service, decimal quantity)
    {
        if (quantity is <= 0 or > Most || (quantity.Scale > Decimals.QuantityDigits && Decimals.Digits(quantity) > Decimals.QuantityDigits))
        {
            return "A quantity lies above 0 and at most 1,000,000, with at most four decimals.";
        }

        if (service.Tariff.Charge is Charging.Percentage && quantity != 1)
        {
            return "A percentage is taken once: its quantity is 1.";
        }

        return IsWhole(service.Unit.Code) && decimal.Truncate(quantity) != quantity
            ? $"'{service.Code}' is counted in whole units ({service.Unit.Code})."
            : service.Quantity?.Refuse(service.Code, quantity);
    }

    /// <summary>Pieces, packages and other things that are counted, not measured.</summary>
    internal static bool IsWhole(string unit) => unit is ['X', _, _, ..] || Counted.Contains(unit);
}
