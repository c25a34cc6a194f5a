using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Charging;

/// <summary>What a quantity of a service costs by its tariff, settled, with the steps that add up to it.</summary>
/// <param name="ListAmount">Negative for an opt-out, which is a reduction.</param>
public readonly record struct Charge(Money ListAmount, IReadOnlyList<ChargeStep> Steps)
{
    /// <summary>Included quantity, then the charge model, then the index, then minimum, then maximum; each leaves a step.</summary>
    /// <returns>Null when the amount reaches <see cref="Money.Limit"/>.</returns>
    public static Charge? Of(Service service, decimal quantity, decimal percentageBase, Currency currency)
    {
        var tariff = service.Tariff;
        var steps = new List<ChargeStep>(2);
        var included = Math.Min(quantity, tariff.IncludedQuantity);
        if (included > 0)
        {
            steps.Add(new(StepKind.Included, 0, included, 0, 1, 0));
        }

        tariff.Charge.Apply(quantity - included, percentageBase, steps);

        if (tariff.Index is { Value: { } value } clause)
        {
            AddIndex(steps, clause, value);
        }

        if (!steps.TrueForAll(step => Money.Fits(step.Amount)) || !Money.Fits(steps.Sum(step => step.Amount)))
        {
            return null;
        }

        var list = Settle(steps, currency);
        list = Bound(StepKind.Minimum, tariff.Minimum, list, steps, below: true);
        list = Bound(StepKind.Maximum, tariff.Maximum, list, steps, below: false);

        return service.Kind == ServiceKind.OptOut ? Reduction(list, steps) : new Charge(list, steps);
    }

    /// <summary>An amount too large to be charged is left as it is, to be refused for that.</summary>
    private static void AddIndex(List<ChargeStep> steps, IndexClause clause, IndexValue value)
    {
        var amount = steps.Sum(step => step.Amount);
        if (amount != 0 && Money.Fits(amount))
        {
            steps.Add(new(StepKind.Index, IndexClause.Change(amount, clause, value), Base: amount) { Index = new(clause.Code, clause.Reference, value.Value, value.Date, clause.Share) });
        }
    }

    /// <summary>Rounds the exact sum once; shows each step rounded, and the difference as a step of its own.</summary>
    private static Money Settle(List<ChargeStep> steps, Currency currency)
    {
        var exact = Exact.Of(steps);
        var shown = Money.Zero(currency);
        for (var index = 0; index < steps.Count; index++)
        {
            var step = steps[index];
            var rounded = exact.Round(step, currency);
            shown += rounded;
            steps[index] = step with { Amount = rounded.Amount };
        }

        var settled = exact.RoundSum(currency);
        if (settled != shown)
        {
            steps.Add(new(StepKind.Rounding, (settled - shown).Amount));
        }

        return settled;
    }

    private static Money Bound(StepKind kind, decimal? bound, Money list, List<ChargeStep> steps, bool below)
    {
        if (bound is not { } amount || (below ? list.Amount >= amount : list.Amount <= amount))
        {
            return list;
        }

        var bounded = Money.Round(amount, list.Currency);
        steps.Add(new(kind, (bounded - list).Amount, Base: amount));

        return bounded;
    }

    private static Charge Reduction(Money list, List<ChargeStep> steps)
    {
        for (var index = 0; index < steps.Count; index++)
        {
            var step = steps[index];
            steps[index] = step with { Amount = -step.Amount, UnitPrice = -step.UnitPrice, Fee = -step.Fee };
        }

        return new(-list, steps);
    }
}
