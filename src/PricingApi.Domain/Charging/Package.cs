namespace PricingApi.Domain.Charging;

/// <summary>Whole packages, rounded up: per started quarter of an hour, per started 100 kg.</summary>
public sealed record Package(decimal PackageSize, decimal PackagePrice) : ChargeModel
{
    public override void Apply(decimal quantity, decimal percentageBase, List<ChargeStep> steps)
    {
        var packages = Math.Ceiling(quantity / PackageSize);
        if (packages > 0)
        {
            steps.Add(new(StepKind.Package, packages * PackagePrice, packages, PackagePrice, PackageSize, 0));
        }
    }

    public override decimal? LowestPrice => PackagePrice / PackageSize;

    public override IEnumerable<Refusal> Check(ChargeRules rules) =>
        [.. ChargeRules.Quantity(PackageSize, "/packageSize"), .. rules.UnitPrice(PackagePrice, "/packagePrice")];

    public override ChargeModel Repriced(Func<decimal, decimal> change) => this with { PackagePrice = change(PackagePrice) };
}
