namespace PricingApi.Domain.Charging;

/// <summary>Each tier prices only the units that fall inside it, like income tax bands.</summary>
public sealed record Graduated(IReadOnlyList<Tier> Tiers) : ChargeModel
{
    public override void Apply(decimal quantity, decimal percentageBase, List<ChargeStep> steps)
    {
        var priced = 0m;
        for (var index = 0; priced < quantity; index++)
        {
            var (upTo, unitPrice, flatFee) = Tiers[index];
            var reached = Math.Min(quantity, upTo ?? quantity);
            var units = reached - priced;
            steps.Add(new(StepKind.Tier, (units * unitPrice) + flatFee, units, unitPrice, 1, flatFee, index + 1, upTo));
            priced = reached;
        }
    }

    public override decimal? LowestPrice => Tiers.Min(tier => (decimal?)tier.UnitPrice);

    public override IEnumerable<Refusal> Check(ChargeRules rules) => Tier.Check(Tiers, rules);

    public override ChargeModel Repriced(Func<decimal, decimal> change) => this with { Tiers = Tier.Repriced(Tiers, change) };

    public override bool IsSameAs(ChargeModel other) => other is Graduated { Tiers: var tiers } && Tiers.SequenceEqual(tiers);
}
