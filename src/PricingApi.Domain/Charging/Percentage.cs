namespace PricingApi.Domain.Charging;

/// <summary>A percentage of the net of other lines of the same charge period, plus an optional fixed fee.</summary>
/// <param name="Rate">Per cent, 0 to 1,000, at most four decimals.</param>
public sealed record Percentage(decimal Rate, PercentageBase Of, decimal FixedFee) : ChargeModel
{
    public override void Apply(decimal quantity, decimal percentageBase, List<ChargeStep> steps) =>
        steps.Add(new(StepKind.Percentage, (percentageBase * Rate / 100) + FixedFee, Fee: FixedFee, Base: percentageBase, Rate: Rate));

    public override IEnumerable<Refusal> Check(ChargeRules rules)
    {
        if (Rate is < 0 or > 1000)
        {
            yield return new("amount-out-of-range", "A percentage lies from 0 to 1,000.", "/rate");
        }

        if (Decimals.Digits(Rate) > 4)
        {
            yield return new("precision-exceeded", "A percentage has at most four decimals.", "/rate");
        }

        foreach (var refusal in rules.Amount(FixedFee, "/fixedFee"))
        {
            yield return refusal;
        }

        if (Of is { Services: [], Categories: [], Kinds: [] })
        {
            yield return new("percentage-of-nothing", "Name at least one service, category or kind that the percentage is taken of.", "/of");
        }
    }

    public override ChargeModel Repriced(Func<decimal, decimal> change) => this with { FixedFee = change(FixedFee) };

    public override bool IsSameAs(ChargeModel other) =>
        other is Percentage percentage && (Rate, FixedFee) == (percentage.Rate, percentage.FixedFee) && Of.IsSameAs(percentage.Of);
}
