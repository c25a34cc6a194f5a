using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>What must hold for what the lines of every quote add up to.</summary>
internal static class TotalLaws
{
    public static IEnumerable<string> TotalsAreSumsOfTheLinesThatCount(Outcome quote)
    {
        var counted = quote.Counted.ToLookup(line => line.ChargePeriod);
        if (!quote.Shown.Totals.Select(total => total.ChargePeriod).SequenceEqual(counted.Select(period => period.Key).Order()))
        {
            yield return "periods";
        }

        foreach (var total in quote.Shown.Totals)
        {
            var lines = counted[total.ChargePeriod].ToList();
            var (net, vat) = (Coins.Sum(lines.Select(line => line.NetAmount)), Coins.Sum(lines.Select(line => line.Vat.Amount)));
            if ((Coins.Of(total.Net), Coins.Of(total.Vat), Coins.Of(total.Gross)) != (net, vat, net + vat) || Coins.Sum(total.VatBreakdown.Select(group => group.Amount)) != vat)
            {
                yield return $"{total} is not {net} and {vat}";
            }

            var groups = lines.GroupBy(line => (line.Vat.Category, line.Vat.Rate)).ToDictionary(group => group.Key, group => Coins.Sum(group.Select(line => line.NetAmount)));
            if (total.VatBreakdown.Count != groups.Count || !total.VatBreakdown.All(group => groups.TryGetValue((group.Category, group.Rate), out var @base) && @base == Coins.Of(group.Base)))
            {
                yield return $"groups {total.ChargePeriod}";
            }
        }
    }

    public static IEnumerable<string> SectionsAddUpWhatCountsOfThem(Outcome quote)
    {
        var lines = quote.Shown.Lines.Zip(quote.Reckoned.Rows, (line, row) => (Line: line, row.Asked.Section, row.Counts)).Where(line => line.Section is not null).ToList();
        var titles = lines.Select(line => line.Section!).Distinct().ToList();
        var shown = (quote.Shown.Sections ?? []).Select(section => (section.Title, string.Join(' ', section.Subtotals.Select(subtotal => $"{subtotal.ChargePeriod} {Coins.Of(subtotal.Net)}"))));
        var reckoned = titles.Select(title => (title, string.Join(' ', lines
            .Where(line => line.Section == title && line.Counts)
            .GroupBy(line => line.Line.ChargePeriod)
            .OrderBy(period => period.Key)
            .Select(period => $"{period.Key} {Coins.Sum(period.Select(line => line.Line.NetAmount))}"))));
        if (!shown.SequenceEqual(reckoned))
        {
            yield return "sections";
        }
    }

    public static IEnumerable<string> LinesThatDoNotCountAreInNoTotal(Outcome quote)
    {
        var (rows, inputs) = (quote.Reckoned.Rows.Take(quote.Reckoned.Asked).ToList(), quote.Asked.Inputs);
        if (rows.TrueForAll(row => row.Counts))
        {
            yield break;
        }

        var counted = rows.Where(row => row.Counts).Select(row => row.Asked).ToList();
        var without = quote.Asked with
        {
            Inputs = inputs with { Taken = null, Lines = counted, Bundles = inputs.Bundles is null ? null : [.. inputs.Bundles.Where(bundle => bundle.Services.All(code => quote.Counted.Any(line => line.Service == code)))] },
        };
        var shown = without.Price();
        if (shown is null
            || !Totals(shown.Totals).SequenceEqual(Totals(quote.Shown.Totals))
            || !shown.Lines.Select(line => line.NetAmount).SequenceEqual(quote.Counted.Select(line => line.NetAmount))
            || !(shown.Reductions ?? []).Select(reduction => (reduction.Kind, reduction.ChargePeriod, reduction.Amount)).SequenceEqual((quote.Shown.Reductions ?? []).Select(reduction => (reduction.Kind, reduction.ChargePeriod, reduction.Amount)))
            || (shown.Value, shown.VatDifference) != (quote.Shown.Value, quote.Shown.VatDifference))
        {
            yield return "without the lines that do not count it comes to something else";
        }
    }

    public static IEnumerable<string> ContractValueFollowsFromTheTerm(Outcome quote)
    {
        var inputs = quote.Asked.Inputs;
        var stated = inputs.TermMonths is not null && (inputs.OccurrencesPerYear is not null || quote.Shown.Totals.All(total => total.ChargePeriod != ChargePeriod.PerOccurrence));
        if (stated != (quote.Shown.Value is not null))
        {
            yield return "a value is stated, or is not";
        }
        else if (quote.Shown.Value is { } value && (Coins.Of(value.FirstYear), Coins.Of(value.Contract)) != (quote.Reckoned.Value(Math.Min(inputs.TermMonths!.Value, 12)), quote.Reckoned.Value(inputs.TermMonths.Value)))
        {
            yield return $"{value} is not {quote.Reckoned.Value(inputs.TermMonths.Value)}";
        }
    }

    /// <summary>Of each group, once or line by line; and each line's part lies next to the exact amount.</summary>
    public static IEnumerable<string> VatIsTakenOfEachGroupAndAddsUp(Outcome quote)
    {
        foreach (var total in quote.Shown.Totals)
        {
            foreach (var vat in quote.Reckoned.First.Vat(total.ChargePeriod))
            {
                var written = total.VatBreakdown.SingleOrDefault(group => group.Category == vat.Group.Category && group.Rate == vat.Stated);
                if (written is null || (Coins.Of(written.Base), Coins.Of(written.Amount)) != (vat.Base, vat.Due))
                {
                    yield return $"{total.ChargePeriod}: {written} and not {vat}";
                }

                var parts = vat.Lines.Select(line => (Shown: Coins.Of(quote.Shown.Lines[line].Vat.Amount), Exact: VatSum.Of(quote.Reckoned.First.Nets[line], vat.Group.Rate))).ToList();
                if (parts.Sum(part => part.Shown) != vat.Due || parts.Exists(part => vat.IsPerLine ? part.Shown != part.Exact.Rounded() : !IsNextTo(part.Exact, part.Shown)))
                {
                    yield return $"lines of {vat}";
                }
            }
        }

        foreach (var (line, row) in quote.Shown.Lines.Zip(quote.Reckoned.Rows))
        {
            var rate = VatSum.RateOf(quote.Asked, row.Service);
            if ((line.Vat.Category, line.Vat.Rate) != (rate.Category, VatSum.StatedRate(rate)) || (!row.Counts && Coins.Of(line.Vat.Amount) != VatSum.Of(quote.Reckoned.First.Nets[line.Line - 1], rate.Rate).Rounded()))
            {
                yield return $"vat of {line}";
            }
        }
    }

    public static IEnumerable<string> TheOtherRoundingIsWhatItWouldBe(Outcome quote)
    {
        var others = OtherRounding.Of(quote.Shown).ToList();
        foreach (var (total, vat, gross, difference) in others)
        {
            var reckoned = quote.Reckoned.First.Vat(total.ChargePeriod).Sum(group => group.ByOtherMethod);
            if ((Coins.Of(vat), Coins.Of(gross), Coins.Of(difference)) != (reckoned, reckoned + Coins.Of(total.Net), reckoned - Coins.Of(total.Vat)))
            {
                yield return $"{total} by the other method is {vat} and not {reckoned}";
            }
        }

        if (others.Count != quote.Shown.Totals.Count || Coins.Sum(others.Select(other => other.Difference)) != Coins.Of(quote.Shown.VatDifference))
        {
            yield return "the difference to the other rounding";
        }
    }

    private static IEnumerable<string> Totals(IEnumerable<DocumentTotal> totals) =>
        totals.Select(total => $"{total.ChargePeriod} {total.Net} {total.Vat} {string.Join(' ', total.VatBreakdown)}");

    /// <summary>Whether coins are the exact amount rounded up or down.</summary>
    private static bool IsNextTo(Fraction exact, long coins) => exact - coins < 1 && (Fraction)coins - exact < 1;
}
