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

        // What has been taken may rule out what is left: that is then no choice any more, and no reason to refuse what was taken.
        var choices = Choices.Of(_offered, selections, priced.Value.Totals, Total, inputs.Taken is null ? refusals : []);

        return refusals is [] ? priced.Value with { Lines = [.. priced.Value.Lines.Select((line, index) => Complete(line, lines[index], choices))] } : refusals;
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
