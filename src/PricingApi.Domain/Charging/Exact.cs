namespace PricingApi.Domain.Charging;

/// <summary>
/// What the steps of a charge come to, as a product over a divisor: a price per three units, or an index of 107.3 against 104.9, has no finite
/// decimal, and what decimals cut off could tip a half coin.
/// </summary>
/// <param name="Units">Times <paramref name="Price"/> over <paramref name="Per"/> this is what the steps before the index come to.</param>
internal readonly record struct Exact(decimal Units, decimal Price, decimal Per, StepIndex? Index)
{
    private bool IsFinite => Per == 1 && Index is null;

    public static Exact Of(List<ChargeStep> steps)
    {
        var index = steps is [.., { Index: { } last }] ? last : null;
        foreach (var step in steps)
        {
            if (step is { Kind: StepKind.PerUnit, Units: { } units, UnitPrice: { } price, Per: { } per })
            {
                return new(units, price, per, index);
            }
        }

        return new(1, steps.Where(step => step.Kind is not StepKind.Index).Sum(step => step.Amount), 1, index);
    }

    /// <summary>One step, rounded by itself.</summary>
    public Money Round(in ChargeStep step, Currency currency) => (step.Kind, Index) switch
    {
        (StepKind.PerUnit, _) when Per != 1 => Money.RoundQuotient([Units, Price], [Per], currency),
        (StepKind.Index, { } index) => Money.RoundQuotient([Units, Price, Moved(index)], [Per, 100, index.Reference], currency),
        _ => Money.Round(step.Amount, currency),
    };

    /// <summary>All steps together.</summary>
    public Money RoundSum(Currency currency) =>
        IsFinite ? Money.Round(Units * Price, currency)
        : Index is not { } index ? Money.RoundQuotient([Units, Price], [Per], currency)
        : Money.RoundQuotient([Units, Price, (100 * index.Reference) + Moved(index)], [Per, 100, index.Reference], currency);

    /// <summary>What the index adds to a hundred references.</summary>
    private static decimal Moved(StepIndex index) => index.Share * (index.Value - index.Reference);
}
