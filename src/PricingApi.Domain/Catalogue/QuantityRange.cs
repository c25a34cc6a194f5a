namespace PricingApi.Domain.Catalogue;

/// <summary>The quantities a service is sold in; what is null sets no bound.</summary>
/// <param name="Minimum">The least that can be asked.</param>
/// <param name="Maximum">The most that can be asked.</param>
/// <param name="Step">Every quantity is a whole number of steps.</param>
public sealed record QuantityRange(decimal? Minimum, decimal? Maximum, decimal? Step)
{
    private const string Code = "quantity-range";

    /// <summary>What the service costs is shown for this quantity when nobody says another.</summary>
    public decimal Least => Minimum ?? (Step is > 0 and var step && 1 % step != 0 ? step : 1);

    /// <summary>Why this quantity cannot be asked, or null when it can.</summary>
    public string? Refuse(string service, decimal quantity)
    {
        if (quantity < Minimum || quantity > Maximum)
        {
            return (Minimum, Maximum) switch
            {
                (_, null) => $"'{service}' is sold from {Decimals.Plain(Least)} on.",
                (null, { } most) => $"'{service}' is sold up to {Decimals.Plain(most)}.",
                ({ } least, { } most) => $"'{service}' is sold from {Decimals.Plain(least)} to {Decimals.Plain(most)}.",
            };
        }

        return Step is > 0 and var step && quantity % step != 0 ? $"'{service}' is sold in steps of {Decimals.Plain(step)}." : null;
    }

    internal IEnumerable<Refusal> Check(bool isWhole)
    {
        IEnumerable<(decimal? Bound, string Path)> bounds = [(Minimum, "/quantity/minimum"), (Maximum, "/quantity/maximum"), (Step, "/quantity/step")];
        var wrong = false;
        foreach (var (bound, path) in bounds)
        {
            if (bound is { } quantity && (quantity is <= 0 or > Quantities.Most || Decimals.Digits(quantity) > Decimals.QuantityDigits || (isWhole && decimal.Truncate(quantity) != quantity)))
            {
                wrong = true;
                yield return new(Code, "It lies above 0 and at most at 1,000,000, with at most four decimals, and is whole where the unit is counted.", path);
            }
        }

        if (wrong)
        {
            yield break;
        }

        if (Maximum < Least)
        {
            yield return new(Code, "The maximum lies below the least that can be asked.", "/quantity/maximum");
        }

        if (Step is { } step && (Minimum % step is not (null or 0) || Maximum % step is not (null or 0)))
        {
            yield return new(Code, "Minimum and maximum are whole numbers of steps.", "/quantity/step");
        }
    }
}
