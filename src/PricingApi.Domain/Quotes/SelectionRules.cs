using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Whether a selection can be quoted from a price book version.</summary>
internal static class SelectionRules
{
    public const int MaxLines = 10_000;

    /// <summary>Everything that is wrong with the selection, and the service index of each line that is not.</summary>
    public static List<Refusal> Check(PriceBookVersion version, IReadOnlyList<Selection> selections, int[] services)
    {
        var refusals = new List<Refusal>();
        if (selections.Count == 0)
        {
            refusals.Add(new("requirement-missing", "A quote needs at least one line.", "/lines"));
        }

        if (selections.Count > MaxLines)
        {
            refusals.Add(new("too-many-lines", "A quote holds at most 10,000 lines.", "/lines"));
            return refusals;
        }

        var lineOf = new int[version.Services.Count];
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
            else if (lineOf[index] != 0)
            {
                refusals.Add(new("duplicate-line", $"'{code}' is on line {lineOf[index]} already; a service appears once in a quote.", $"/lines/{line}/service"));
            }
            else
            {
                (lineOf[index], services[line]) = (line + 1, index);
                if (Quantities.Refuse(version.Services[index], quantity) is { } reason)
                {
                    refusals.Add(new("quantity-out-of-range", reason, $"/lines/{line}/quantity"));
                }
            }
        }

        CheckTogether(version, services, lineOf, refusals);

        return refusals;
    }

    private static void CheckTogether(PriceBookVersion version, int[] services, int[] lineOf, List<Refusal> refusals)
    {
        for (var line = 0; line < services.Length; line++)
        {
            if (services[line] < 0)
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
