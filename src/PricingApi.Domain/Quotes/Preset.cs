using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>A selection to choose from.</summary>
public enum PresetKind
{
    /// <summary>What is selected of the base services, with what they cannot do without.</summary>
    Plain,

    /// <summary>What was selected.</summary>
    Tailored,

    /// <summary>With everything that can be combined with it.</summary>
    Complete,
}

/// <summary>A selection to choose from, priced.</summary>
/// <param name="GivesUp">What the complete one has and this one has not.</param>
public sealed record Preset(PresetKind Kind, QuoteDocument Document, IReadOnlyList<DocumentLine> GivesUp)
{
    /// <summary>The three side by side, or what is wrong with the selection.</summary>
    public static Result<Preset[]> Of(PriceBookVersion version, QuoteInputs inputs)
    {
        var offered = QuoteDocument.Offered(version, inputs);
        var tailored = QuoteDocument.Compute(version, inputs);
        if (!tailored.Accepted)
        {
            return tailored.Refusals.ToList();
        }

        var plain = QuoteDocument.Compute(version, inputs with { Lines = Plain(offered, inputs.Lines), AddSurcharges = true });
        var complete = QuoteDocument.Compute(version, inputs with { Lines = Complete(offered, inputs.Lines), AddSurcharges = true });
        if (!plain.Accepted || !complete.Accepted)
        {
            return plain.Refusals.Concat(complete.Refusals).ToList();
        }

        return (Preset[])
        [
            new(PresetKind.Plain, plain.Value, Lacking(plain.Value, complete.Value)),
            new(PresetKind.Tailored, tailored.Value, Lacking(tailored.Value, complete.Value)),
            new(PresetKind.Complete, complete.Value, []),
        ];
    }

    /// <summary>Without base services among what was selected: every base service there is, in the least quantity.</summary>
    private static List<SelectedService> Plain(PriceBookVersion offered, IReadOnlyList<SelectedService> lines)
    {
        var bases = lines.Where(line => offered.Find(line.Service) is { Kind: ServiceKind.Base }).ToList();
        if (bases is [])
        {
            return Combined(offered, [], offered.Services.Where(service => service.Kind == ServiceKind.Base));
        }

        var needed = bases.SelectMany(line => offered.Needed(offered.Get(line.Service))).Select(service => service.Code).ToHashSet(StringComparer.Ordinal);

        return [.. lines.Where(line => bases.Contains(line) || needed.Contains(line.Service))];
    }

    private static List<SelectedService> Complete(PriceBookVersion offered, IReadOnlyList<SelectedService> lines) =>
        Combined(offered, lines, offered.Services.Where(service => service is { Kind: not ServiceKind.OptOut, Surcharge: null }));

    /// <summary>With each service in turn that goes with those before it, and what it cannot do without.</summary>
    private static List<SelectedService> Combined(PriceBookVersion offered, IReadOnlyList<SelectedService> lines, IEnumerable<Service> more)
    {
        var all = lines.ToList();
        var taken = lines.Select(line => line.Service).ToHashSet(StringComparer.Ordinal);
        foreach (var service in more.Where(service => !taken.Contains(service.Code)))
        {
            List<Service> with = [service, .. offered.Needed(service).Where(needed => !taken.Contains(needed.Code))];
            var together = with.Select(each => each.Code).Concat(taken).ToHashSet(StringComparer.Ordinal);
            if (!taken.Contains(service.Code) && !with.Exists(each => offered.IsExcluded(each, together)))
            {
                all.AddRange(with.Select(each => new SelectedService(each.Code, Quantities.Least(each))));
                taken.UnionWith(with.Select(each => each.Code));
            }
        }

        return all;
    }

    private static List<DocumentLine> Lacking(QuoteDocument preset, QuoteDocument complete) =>
        [.. complete.Numbers.Lines.ExceptBy(preset.Numbers.Lines.Where(line => line.Disposition.Counts()).Select(line => line.Service), line => line.Service)];
}
