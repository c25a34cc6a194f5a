using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Sees to it that surcharges which are due stand on the quote, each on its own line that says why.</summary>
internal static class Surcharges
{
    /// <summary>The selection with the surcharges that are due: those missing are added when that is asked for, else refused.</summary>
    /// <param name="version">What is offered.</param>
    public static IReadOnlyList<Selection> Complete(PriceBookVersion version, QuoteInputs inputs, IReadOnlyList<Selection> asked, List<Refusal> refusals)
    {
        if (version.Surcharges is [] || inputs.OrderedAt is not { } ordered || !asked.Any(selection => selection.RequestedFor is not null))
        {
            return asked;
        }

        var lines = asked.ToList();
        foreach (var surcharge in version.Surcharges)
        {
            List<int> due = [.. Due(surcharge, version, ordered.DateTime, asked)];
            var place = lines.FindIndex(line => line.Service == surcharge.Service.Code && line.Counts);
            if (due is not [] && place >= 0)
            {
                lines[place] = lines[place] with { SurchargeFor = due };
            }
            else if (due is not [] && inputs.AddSurcharges == true)
            {
                lines.Add(new(surcharge.Service.Code, Quantity(surcharge.Service, version, [.. due.Select(line => asked[line - 1])])) { SurchargeFor = due });
            }
            else
            {
                refusals.AddRange(due.Select(line => Missing(surcharge.Service, asked[line - 1], line)));
            }
        }

        return lines;
    }

    private static IEnumerable<int> Due(DueSurcharge surcharge, PriceBookVersion version, DateTime ordered, IReadOnlyList<Selection> asked)
    {
        for (var line = 0; line < asked.Count; line++)
        {
            if (asked[line] is { Counts: true, RequestedFor: { } performed } && version.Find(asked[line].Service) is { } service && surcharge.IsDue(service, ordered, performed.DateTime))
            {
                yield return line + 1;
            }
        }
    }

    /// <summary>As much as it is charged on where both are counted in the same unit, else the least of it.</summary>
    private static decimal Quantity(Service surcharge, PriceBookVersion version, IReadOnlyList<Selection> on)
    {
        var sum = on.Sum(line => line.Quantity);

        return on.All(line => version.Get(line.Service).Unit.Code == surcharge.Unit.Code) && Quantities.Refuse(surcharge, sum) is null ? sum : Quantities.Least(surcharge);
    }

    private static Refusal Missing(Service surcharge, Selection on, int line) => new(
        "surcharge-missing",
        $"At that moment '{on.Service}' carries the surcharge '{surcharge.Code}': put it on the quote, or send addSurcharges.",
        $"/lines/{line - 1}/requestedFor");
}
