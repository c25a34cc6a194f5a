using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Prices the inputs of a quote, and what they would come to with other choices.</summary>
internal sealed class InputPricing(PriceBookVersion version, QuoteInputs inputs)
{
    private readonly PriceBookVersion _offered = version.Within(inputs.Assortment, inputs.PricedOn);
    private readonly IReadOnlyList<IndexValue> _indexes = inputs.Indexes ?? [];
    private readonly PricingTerms _terms = inputs.PricingTerms;

    public Result<PricedQuote> Price()
    {
        var refusals = _offered.Indexes.Except(_indexes.Select(index => index.Code))
            .Select(code => new Refusal("index-missing", $"No value of the index '{code}' has been published for {inputs.PricedOn:O}."))
            .ToList();
        var selections = Choices.Take(inputs.Selections, inputs.Taken ?? [], refusals);
        var lines = Surcharges.Complete(_offered, inputs, selections, refusals);
        var terms = inputs.Taken is null ? _terms : _terms.For(lines);
        var priced = QuoteBuilder.Price(_offered.PricedOn(inputs.PricedOn, _indexes), lines, terms, QuoteDocument.Phases(_offered, lines, inputs.PricedOn, _indexes));
        refusals.AddRange(priced.Refusals);
        if (refusals is not [] || !priced.Accepted)
        {
            return refusals;
        }

        var choices = Choices.Of(_offered, selections, priced.Value.Totals, Total, lapse: inputs.Taken is not null, refusals);

        return refusals is [] ? priced.Value with { Lines = [.. priced.Value.Lines.Select((line, index) => Complete(line, lines[index], choices))] } : refusals;
    }

    /// <summary>Numbers of the optional lines that can be taken together: one after the other, each with what it cannot do without, as far as they can be combined.</summary>
    public IReadOnlyList<int> EveryOption()
    {
        var taken = (inputs.Taken ?? []).ToList();
        var selections = inputs.Selections;
        foreach (var number in Enumerable.Range(1, selections.Count).Where(number => selections[number - 1].Disposition == Disposition.Optional))
        {
            List<int> more = [.. taken.Union(Choices.With(_offered, selections, number)).Union([number])];
            var broken = new List<Refusal>();
            Total(Choices.Take(selections, more, broken), broken);
            taken = broken is [] ? more : taken;
        }

        return [.. taken.Order()];
    }

    private QuoteLine Complete(QuoteLine line, Selection selection, Dictionary<int, Choice> choices) =>
        choices.Count == 0 && line.Service.LeadTime is null
            ? line
            : line with { Choice = choices.GetValueOrDefault(line.Number), PromisedOn = Promised(line.Service, selection.RequestedFor) };

    /// <summary>As soon as its lead time allows, or when it is asked for.</summary>
    private DateOnly? Promised(Service service, DateTimeOffset? requestedFor)
    {
        if (service.LeadTime is not { } leadTime || inputs.OrderedAt is not { } ordered)
        {
            return null;
        }

        var (soonest, asked) = (DateOnly.FromDateTime(leadTime.From(ordered.DateTime)), requestedFor is { } at ? DateOnly.FromDateTime(at.DateTime) : DateOnly.MinValue);

        return asked > soonest ? asked : soonest;
    }

    private IReadOnlyList<PeriodTotal> Total(IReadOnlyList<Selection> selections, List<Refusal> refusals)
    {
        var lines = Surcharges.Complete(_offered, inputs, selections, refusals);

        return QuoteBuilder.Total(_offered.PricedOn(inputs.PricedOn, _indexes), lines, _terms.For(lines), refusals, QuoteDocument.Phases(_offered, lines, inputs.PricedOn, _indexes));
    }
}
