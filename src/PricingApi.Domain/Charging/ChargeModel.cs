namespace PricingApi.Domain.Charging;

/// <summary>How a quantity becomes an amount.</summary>
public abstract record ChargeModel
{
    /// <summary>Adds the steps that explain what the quantity costs. Amounts are exact.</summary>
    /// <param name="quantity">Units to charge, after the included quantity; never negative.</param>
    /// <param name="percentageBase">What the lines that the tariff names cost; used by percentages alone.</param>
    public abstract void Apply(decimal quantity, decimal percentageBase, List<ChargeStep> steps);

    /// <summary>Everything that makes this model impossible to charge by, with paths below the charge.</summary>
    public abstract IEnumerable<Refusal> Check(ChargeRules rules);

    /// <summary>Whether another model charges every quantity alike, by the same parts.</summary>
    public virtual bool IsSameAs(ChargeModel other) => Equals(other);

    /// <summary>The least that one unit may come to cost, whatever the quantity; null for what has no units.</summary>
    public virtual decimal? LowestPrice => null;

    /// <summary>The same model with every price changed; quantities and percentages stay.</summary>
    public abstract ChargeModel Repriced(Func<decimal, decimal> change);
}
