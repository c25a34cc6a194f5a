using System.Text.Json.Serialization;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Comparing;

/// <summary>Three selections to choose from.</summary>
public sealed record PresetsResponse(PriceBookReference PriceBook, string Currency, IReadOnlyList<PresetResponse> Presets)
{
    internal static PresetsResponse From(IReadOnlyList<Preset> presets, PriceBookVersion version, Language language) =>
        new(new(version.BookCode, version.Number), version.Currency.Code, [.. presets.Select(preset => PresetResponse.From(preset, version, language))]);
}

/// <summary>A selection to choose from.</summary>
/// <param name="Kind">plain: the base services with what they cannot do without; tailored: as it was sent; complete: with everything that can be combined with it.</param>
/// <param name="Lines">What it holds; send them as the lines of a quote.</param>
/// <param name="GivesUp">What the complete one has and this one has not, with what it costs there.</param>
public sealed record PresetResponse(PresetKind Kind, IReadOnlyList<PresetLine> Lines, IReadOnlyList<PeriodSummary> Totals, IReadOnlyList<PresetLine> GivesUp)
{
    internal static PresetResponse From(Preset preset, PriceBookVersion version, Language language) => new(
        preset.Kind,
        [.. preset.Document.Numbers.Lines.Select(line => PresetLine.From(line, version, language))],
        PeriodSummary.Each(preset.Document),
        [.. preset.GivesUp.Select(line => PresetLine.From(line, version, language))]);
}

/// <summary>A service in a selection to choose from.</summary>
public sealed record PresetLine(string Service, string Name, decimal Quantity, ChargePeriod ChargePeriod, string NetAmount)
{
    internal static PresetLine From(DocumentLine line, PriceBookVersion version, Language language) =>
        new(line.Service, version.Get(line.Service).Name.In(language) ?? line.Service, line.Quantity, line.ChargePeriod, line.NetAmount);
}

/// <summary>A quote under other circumstances.</summary>
/// <param name="Cases">The quote as it is first; indexes only where its prices follow one, options only where it has any.</param>
public sealed record StressResponse(string Number, string Currency, IReadOnlyList<StressCaseResponse> Cases)
{
    internal static StressResponse From(string number, IReadOnlyList<StressCase> cases) =>
        new(number, cases[0].Document?.Numbers.Currency ?? throw new InvalidDataException($"Quote {number} can no longer be priced."), [.. cases.Select(each => StressCaseResponse.From(each, cases[0].Document!))]);
}

/// <summary>One of the circumstances.</summary>
/// <param name="Totals">None when it could not be quoted.</param>
/// <param name="Value">Worth over time without VAT; absent when the term is not stated.</param>
/// <param name="Differences">What the totals become more or less than expected.</param>
/// <param name="Refusals">Why it could not be quoted; none when it could.</param>
public sealed record StressCaseResponse(
    StressKind Kind,
    IReadOnlyList<PeriodSummary> Totals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DocumentValue? Value,
    IReadOnlyList<PeriodSummary> Differences,
    IReadOnlyList<string> Refusals)
{
    internal static StressCaseResponse From(StressCase stress, QuoteDocument expected) => new(
        stress.Kind,
        stress.Document is { } document ? PeriodSummary.Each(document) : [],
        stress.Document?.Numbers.Value,
        stress.Document is { } changed ? [.. PeriodChange.Between(expected.Numbers, changed.Numbers).Select(change => new PeriodSummary(change.ChargePeriod, change.Net.ToString(), change.Vat.ToString(), change.Gross.ToString()))] : [],
        [.. stress.Refusals.Select(refusal => refusal.Message)]);
}
