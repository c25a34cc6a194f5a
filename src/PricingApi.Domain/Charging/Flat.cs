namespace PricingApi.Domain.Charging;

/// <summary>One amount, whatever the quantity.</summary>
public sealed record Flat(decimal Amount) : ChargeModel
{
    public override void Apply(decimal quantity, decimal percentageBase, List<ChargeStep> steps) =>
        steps.Add(new(StepKind.Flat, Amount, Fee: Amount));

    public override decimal? LowestPrice => Amount;

    public override IEnumerable<Refusal> Check(ChargeRules rules) => rules.Amount(Amount, "/amount");

    public override ChargeModel Repriced(Func<decimal, decimal> change) => this with { Amount = change(Amount) };
}
