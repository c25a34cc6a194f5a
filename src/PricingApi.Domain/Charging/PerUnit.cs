namespace PricingApi.Domain.Charging;

/// <summary>A price for each unit, or for each <paramref name="Per"/> units (pro rata, not rounded up).</summary>
public sealed record PerUnit(decimal UnitPrice, decimal Per) : ChargeModel
{
    public override void Apply(decimal quantity, decimal percentageBase, List<ChargeStep> steps)
    {
        if (quantity > 0)
        {
            steps.Add(new(StepKind.PerUnit, quantity * UnitPrice / Per, quantity, UnitPrice, Per, 0));
        }
    }

    public override decimal? LowestPrice => UnitPrice / Per;

    public override IEnumerable<Refusal> Check(ChargeRules rules) =>
        [.. rules.UnitPrice(UnitPrice, "/unitPrice"), .. ChargeRules.Quantity(Per, "/per")];

    public override ChargeModel Repriced(Func<decimal, decimal> change) => this with { UnitPrice = change(UnitPrice) };
}
