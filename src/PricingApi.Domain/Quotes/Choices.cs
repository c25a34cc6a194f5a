using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Optional lines and alternatives: what taking them makes of a selection, and of its totals.</summary>
internal static class Choices
{
    /// <summary>Choices times lines beyond which working out what each would change takes long.</summary>
    private const int MostWork = 200_000;

    /// <summary>The selection with some of its choices taken: an optional line counts, an alternative changes places with its main line. Lines keep their numbers.</summary>
    /// <param name="taken">Numbers of the lines that are taken.</param>
    public static IReadOnlyList<Selection> Take(IReadOnlyList<Selection> selections, IReadOnlyList<int> taken, List<Refusal> refusals)
    {
        if (taken is [])
        {
            return selections;
        }

        var lines = selections.ToArray();
        foreach (var (place, number) in taken.Index())
        {
            if (number < 1 || number > lines.Length || selections[number - 1].Counts)
            {
                refusals.Add(new("choice-invalid", $"Line {number} is no optional line or alternative.", $"/taken/{place}"));
            }
            else if (lines[number - 1].Counts)
            {
                refusals.Add(new("choice-invalid", $"Line {number} is named twice: name each line that is taken once.", $"/taken/{place}"));
            }
            else if (lines[number - 1].Disposition == Disposition.Optional)
            {
                lines[number - 1] = lines[number - 1] with { Disposition = Disposition.Priced };
            }
            else if (!TryExchange(selections, lines, number - 1))
            {
                refusals.Add(new("choice-invalid", $"The place that line {number} would take is taken by another alternative.", $"/taken/{place}"));
            }
        }

        return lines;
    }

    /// <summary>What taking each choice alone, with what it cannot do without, does to the totals.</summary>
    /// <param name="total">What a selection adds up to.</param>
    /// <param name="lapse">Whether what cannot be taken is no choice any more, as others were taken; otherwise it is refused.</param>
    public static Dictionary<int, Choice> Of(
        PriceBookVersion offered, IReadOnlyList<Selection> selections, IReadOnlyList<PeriodTotal> before, Func<IReadOnlyList<Selection>, List<Refusal>, IReadOnlyList<PeriodTotal>> total, bool lapse, List<Refusal> refusals)
    {
        List<int> open = [.. Enumerable.Range(1, selections.Count).Where(number => selections[number - 1].Disposition is Disposition.Optional or Disposition.Alternative)];
        var choices = new Dictionary<int, Choice>(open.Count);
        if ((long)open.Count * selections.Count > MostWork)
        {
            refusals.Add(new("too-many-lines", $"Optional lines and alternatives, times all lines, are at most {MostWork:N0}.", "/lines"));
            return choices;
        }

        foreach (var number in open)
        {
            List<int> with = [.. With(offered, selections, number)];
            var broken = new List<Refusal>();
            var after = total(Take(selections, [number, .. with], broken), broken);
            if (broken is [])
            {
                choices[number] = new([.. PeriodChange.Between(before, after, offered.Currency)], with);
            }
            else if (!lapse)
            {
                refusals.AddRange(broken.Select(refusal => refusal with { Message = $"If line {number} is taken: {refusal.Message}" }));
            }
        }

        return choices;
    }

    /// <summary>Numbers of the optional lines that a line cannot do without.</summary>
    public static IEnumerable<int> With(PriceBookVersion offered, IReadOnlyList<Selection> selections, int number)
    {
        var needed = offered.Needed(offered.Get(selections[number - 1].Service)).Select(service => service.Code).ToHashSet(StringComparer.Ordinal);

        return needed.Count == 0
            ? []
            : Enumerable.Range(1, selections.Count).Where(line => line != number && selections[line - 1].Disposition == Disposition.Optional && needed.Contains(selections[line - 1].Service));
    }

    private static bool TryExchange(IReadOnlyList<Selection> selections, Selection[] lines, int line)
    {
        var main = selections.TakeWhile(other => !(other.Counts && other.Service == lines[line].AlternativeTo)).Count();
        if (main == lines.Length || !lines[main].Counts)
        {
            return false;
        }

        var (place, taker) = (lines[main].Service, lines[line].Service);
        lines[line] = lines[line] with { Disposition = Disposition.Priced, AlternativeTo = null };
        lines[main] = lines[main] with { Disposition = Disposition.Alternative, AlternativeTo = taker, Courtesy = null };
        for (var other = 0; other < lines.Length; other++)
        {
            lines[other] = lines[other].AlternativeTo == place ? lines[other] with { AlternativeTo = taker } : lines[other];
        }

        return true;
    }
}
