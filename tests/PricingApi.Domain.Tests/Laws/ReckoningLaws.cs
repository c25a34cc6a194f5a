namespace PricingApi.Domain.Tests.Laws;

/// <summary>That every amount is what a second reckoning finds.</summary>
internal static class ReckoningLaws
{
    public static IEnumerable<string> AmountsAreWhatASecondReckoningFinds(Outcome quote)
    {
        var reckoned = quote.Reckoned.First;
        foreach (var line in quote.Shown.Lines)
        {
            var at = line.Line - 1;
            if ((Coins.Of(line.ListAmount), Coins.Of(line.ManualPrice?.Amount ?? line.ListAmount), Coins.Of(line.NetAmount)) != (reckoned.Lists[at], reckoned.Charged(at), reckoned.Nets[at]))
            {
                yield return $"{line} is not {reckoned.Lists[at]}, {reckoned.Charged(at)} and {reckoned.Nets[at]}";
            }
        }

        foreach (var exclusion in quote.Shown.Excluded)
        {
            var service = quote.Asked.Version.Get(exclusion.Service);
            if ((exclusion.Quantity, Coins.Of(exclusion.ListAmount)) != (ListAmounts.Least(service), reckoned.List(service, ListAmounts.Least(service))))
            {
                yield return $"{exclusion}";
            }
        }
    }

    public static IEnumerable<string> SharesFollowTheLargestRemainder(Outcome quote)
    {
        if (!(quote.Shown.Reductions ?? []).Select(taken => (taken.Kind, taken.Number, taken.ChargePeriod, Coins.Of(taken.Amount))).SequenceEqual(quote.Reckoned.First.Reductions))
        {
            yield return $"reductions are not {string.Join(", ", quote.Reckoned.First.Reductions)}";
        }

        foreach (var line in quote.Shown.Lines)
        {
            if (!(line.Shares ?? []).Select(share => new AppliedPart(share.Kind, share.Number, Coins.Of(share.Amount))).SequenceEqual(quote.Reckoned.First.Shares[line.Line - 1]))
            {
                yield return $"shares of line {line.Line} are not {string.Join(", ", quote.Reckoned.First.Shares[line.Line - 1])}";
            }
        }
    }

    public static IEnumerable<string> LaterPhasesAreWhatASecondReckoningFinds(Outcome quote)
    {
        if (!(quote.Shown.Later ?? []).Select(phase => phase.From).SequenceEqual(quote.Reckoned.Ends()))
        {
            yield return $"phases do not begin on {string.Join(", ", quote.Reckoned.Ends())}";
            yield break;
        }

        var before = quote.Reckoned.First;
        foreach (var phase in quote.Shown.Later ?? [])
        {
            var then = quote.Reckoned.On(phase.From);
            var changed = Enumerable.Range(0, then.Nets.Length).Where(line => (then.Lists[line], then.Nets[line]) != (before.Lists[line], before.Nets[line])).Select(line => (line + 1, then.Lists[line], then.Nets[line]));
            if (!phase.Lines.Select(line => (line.Line, Coins.Of(line.ListAmount), Coins.Of(line.NetAmount))).SequenceEqual(changed))
            {
                yield return $"lines from {phase.From:O}";
            }

            var totals = then.Periods().Select(period => (period, then.Net(period), then.Vat(period).Sum(vat => vat.Due)));
            if (!phase.Totals.Select(total => (total.ChargePeriod, Coins.Of(total.Net), Coins.Of(total.Vat))).SequenceEqual(totals) || phase.Totals.Any(total => Coins.Of(total.Gross) != Coins.Of(total.Net) + Coins.Of(total.Vat)))
            {
                yield return $"totals from {phase.From:O}";
            }

            before = then;
        }
    }

    public static IEnumerable<string> SurchargesStandWithTheLinesThatBringThem(Outcome quote)
    {
        foreach (var (line, row) in quote.Shown.Lines.Zip(quote.Reckoned.Rows))
        {
            if (!(line.SurchargeFor ?? []).SequenceEqual(row.DueFor ?? []) || line.Quantity != row.Asked.Quantity)
            {
                yield return $"line {line.Line} is {line.Quantity} for {string.Join(' ', line.SurchargeFor ?? [])} and not {row.Asked.Quantity} for {string.Join(' ', row.DueFor ?? [])}";
            }
        }
    }

    public static IEnumerable<string> DaysArePromisedByLeadTimes(Outcome quote)
    {
        if (quote.Asked.OtherRates is not null)
        {
            yield break;
        }

        var days = quote.Reckoned.Rows.Select(row => Promised(row, quote.Asked.Inputs.OrderedAt)).ToList();
        if (!quote.Shown.Lines.Select(line => line.PromisedOn).SequenceEqual(days) || quote.Shown.PromisedOn != days.Where((_, line) => quote.Reckoned.Rows[line].Counts).Max())
        {
            yield return $"promised on {string.Join(' ', days)}";
        }
    }

    private static DateOnly? Promised(Row row, DateTimeOffset? orderedAt)
    {
        if (row.Service.LeadTime is not { } leadTime || orderedAt is not { } ordered)
        {
            return null;
        }

        var (soonest, asked) = (Taking.Soonest(leadTime, ordered.DateTime).Date, row.Asked.RequestedFor?.DateTime.Date ?? DateTime.MinValue);

        return DateOnly.FromDateTime(asked > soonest ? asked : soonest);
    }
}
