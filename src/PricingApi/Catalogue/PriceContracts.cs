using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Hints;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Catalogue;

/// <summary>What a quantity of one service costs, without VAT.</summary>
/// <param name="Steps">How the amount came about; their amounts add up to it.</param>
/// <param name="ListAmount">By the tariff, before discounts.</param>
/// <param name="Hints">Ways to get more, or to pay less.</param>
public sealed record ServicePriceResponse(
    PriceBookReference PriceBook,
    string Currency,
    Language Language,
    string Service,
    string Name,
    decimal Quantity,
    CatalogueUnit Unit,
    ChargePeriod ChargePeriod,
    IReadOnlyList<PriceStep> Steps,
    string ListAmount,
    IReadOnlyList<HintResponse> Hints)
{
    internal static ServicePriceResponse From(PriceBookVersion version, Service service, decimal quantity, Charge charge, Language language)
    {
        var unit = service.Unit.Code;
        var steps = charge.Steps.Select(step => DocumentStep.From(step, version.Currency));

        return new(
            new(version.BookCode, version.Number),
            version.Currency.Code,
            language,
            service.Code,
            service.Name.In(language) ?? service.Code,
            quantity,
            new(unit, UnitNames.Of(unit, quantity, language), service.Unit.Contains.In(language), service.Unit.Excludes.In(language)),
            service.Tariff.ChargePeriod,
            [.. steps.Select(step => new PriceStep(step.Kind, StepTexts.Of(step, unit, language), step.Amount))],
            charge.ListAmount.ToString(),
            [.. ServiceHints.Of(version, service, quantity, charge.ListAmount, new HashSet<string> { service.Code }).Select(hint => HintResponse.From(hint, language))]);
    }
}

/// <summary>One explainable part of an amount.</summary>
/// <param name="Kind">included, flat, perUnit, tier, volume, package, index, rounding, minimum or maximum.</param>
/// <param name="Text">The step in words.</param>
public sealed record PriceStep(StepKind Kind, string Text, string Amount);

/// <summary>A way to get more, or to pay less.</summary>
/// <param name="Kind">
/// nextTier: where the next price begins; moreForLess: a larger quantity costs less; unusedUnits: the rest of a started package;
/// belowMinimum: what the minimum covers besides; cheaperAlternative: another service that covers the same for less; recommended: a service that goes well with it.
/// </param>
/// <param name="Quantity">The quantity it is about.</param>
/// <param name="Amount">What that quantity costs, without VAT.</param>
/// <param name="Service">The service to choose instead, or with it; null when it is the same one.</param>
/// <param name="Text">In words.</param>
public sealed record HintResponse(HintKind Kind, decimal Quantity, string Amount, string? Service, string Text)
{
    internal static HintResponse From(Hint hint, Language language) => new(hint.Kind, hint.Quantity, hint.Amount.ToString(), hint.Service, hint.Text.In(language)!);
}
