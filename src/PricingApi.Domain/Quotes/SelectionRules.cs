using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Whether a selection can be quoted from a price book version.</summary>
internal static class SelectionRules
{
    public const int MaxLines = 10_000;

    /// <summary>Everything that is wrong with the selection, and the service index of each line that is not.</summary>
    public static List<Refusal> Check(PriceBookVersion version, IReadOnlyList<Selection> selections, int[] services, PricingTerms terms)
    {
        var refusals = new List<Refusal>();
        if (!selections.Any(selection => selection.Counts))
        {
            refusals.Add(new("requirement-missing", "A quote needs at least one line that counts in its totals.", "/lines"));
        }

        if (selections.Count > MaxLines)
        {
            refusals.Add(new("too-many-lines", "A quote holds at most 10,000 lines.", "/lines"));
            return refusals;
        }

        var lineOf = new int[version.Services.Count];
        var mainOf = new int[version.Services.Count];
        for (var line = 0; line < selections.Count; line++)
        {
            services[line] = -1;
            var (code, quantity) = (selections[line].Service, selections[line].Quantity);
            if (version.IsOver(code))
            {
                refusals.Add(new("service-not-offered", $"'{code}' is no longer sold.", $"/lines/{line}/service"));
            }
            else if (!version.TryFind(code, out var index))
            {
                refusals.Add(new("unknown-service", $"The price book has no service '{code}'.", $"/lines/{line}/service"));
            }
            else if (Other(selections, line, mainOf[index]) is var other and > 0)
            {
                refusals.Add(new("duplicate-line", $"'{code}' is on line {other} already; a service appears once in a quote, save as an alternative at another quantity.", $"/lines/{line}/service"));
            }
            else
            {
                services[line] = index;
                mainOf[index] = selections[line].Disposition != Disposition.Alternative ? line + 1 : mainOf[index];
                lineOf[index] = selections[line].Counts ? line + 1 : lineOf[index];
                if (Quantities.Refuse(version.Services[index], quantity) is { } reason)
                {
                    refusals.Add(new("quantity-out-of-range", reason, $"/lines/{line}/quantity"));
                }
            }
        }

        CheckTogether(version, selections, services, lineOf, refusals);
        refusals.AddRange(DispositionRules.Check(version, selections, terms.PricedOn));
        refusals.AddRange(ReductionRules.Check(version, selections, terms));

        return refusals;
    }

    /// <summary>Number of another line that has the service already, or 0; an alternative may have it again in another quantity.</summary>
    private static int Other(IReadOnlyList<Selection> selections, int line, int main)
    {
        var (code, quantity) = (selections[line].Service, selections[line].Quantity);
        if (selections[line].Disposition != Disposition.Alternative)
        {
            return main;
        }

        for (var other = 0; other < selections.Count; other++)
        {
            if (other != line && selections[other].Service == code && selections[other].Quantity == quantity && (other < line || selections[other].Disposition != Disposition.Alternative))
            {
                return other + 1;
            }
        }

        return 0;
    }

    /// <summary>What is not counted is looked at when it is taken.</summary>
    private static void CheckTogether(PriceBookVersion version, IReadOnlyList<Selection> selections, int[] services, int[] lineOf, List<Refusal> refusals)
    {
        for (var line = 0; line < services.Length; line++)
        {
            if (services[line] < 0 || !selections[line].Counts)
            {
                continue;
            }

            var service = version.Services[services[line]];
            foreach (var (by, code) in Missing(version, service, lineOf))
            {
                refusals.Add(new("requirement-missing", $"'{by}' requires '{code}', which is not on the quote.", $"/lines/{line}/service"));
            }

            foreach (var code in service.Excludes)
            {
                if (version.TryFind(code, out var other) && lineOf[other] != 0)
                {
                    refusals.Add(new("exclusive-services", $"'{service.Code}' cannot be combined with '{code}' on line {lineOf[other]}.", $"/lines/{line}/service"));
                }
            }
        }
    }

    /// <summary>What a service cannot do without and the quote lacks, and what that cannot do without in turn: all of it at once.</summary>
    private static IEnumerable<(string By, string Code)> Missing(PriceBookVersion version, Service service, int[] lineOf)
    {
        var open = new Queue<Service>([service]);
        var named = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var by))
        {
            foreach (var code in by.Requires)
            {
                if (version.TryFind(code, out var needed) && lineOf[needed] == 0 && named.Add(code))
                {
                    yield return (by.Code, code);
                    open.Enqueue(version.Services[needed]);
                }
            }
        }
    }
}
