namespace PricingApi.Domain.Charging;

/// <summary>All units at the price of the tier that the quantity reaches; a larger quantity may cost less.</summary>
public sealed record Volume(IReadOnlyList<Tier> Tiers) : ChargeModel
{
    public override void Apply(decimal quantity, decimal percentageBase, List<ChargeStep> steps)
    {
        if (quantity == 0)
        {
            return;
        }

        var index = 0;
        while (Tiers[index].UpTo < quantity)
        {
            index++;
        }

        var (upTo, unitPrice, flatFee) = Tiers[index];
        steps.Add(new(StepKind.Volume, (quantity * unitPrice) + flatFee, quantity, unitPrice, 1, flatFee, index + 1, upTo));
    }

    public override decimal? LowestPrice => Tiers.Min(tier => (decimal?)tier.UnitPrice);

    public override IEnumerable<Refusal> Check(ChargeRules rules) => Tier.Check(Tiers, rules);

    public override ChargeModel Repriced(Func<decimal, decimal> change) => this with { Tiers = Tier.Repriced(Tiers, change) };

    public override bool IsSameAs(ChargeModel other) => other is Volume { Tiers: var tiers } && Tiers.SequenceEqual(tiers);
}
