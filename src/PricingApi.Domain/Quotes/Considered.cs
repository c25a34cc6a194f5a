using System.Globalization;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Quotes;

/// <summary>A rule that was looked at for a line.</summary>
/// <param name="Rule"><c>introductory</c>, <c>tier</c>, <c>index</c>, <c>minimum</c>, <c>maximum</c>, <c>surcharge</c>, <c>bundle</c>, <c>quoteDiscount</c> or <c>vatRegime</c>.</param>
/// <param name="Applied">Whether it did anything to the line.</param>
/// <param name="Text">Why, or why not.</param>
public sealed record ConsideredRule(string Rule, bool Applied, LocalText Text);

/// <summary>Which rules were looked at for a line, which of them lost, and why.</summary>
public static class Considered
{
    public static IReadOnlyList<ConsideredRule> Of(DocumentLine line, QuoteDocument document, PriceBookVersion version)
    {
        var service = version.Get(line.Service);
        var introductory = Introductory(service.Tariff, document.Inputs).ToList();
        var tariff = QuoteDocument.Offered(version, document.Inputs).Get(line.Service).Tariff;

        return
        [
            .. introductory,
            .. Tiers(line, tariff, version.Currency),
            .. Index(line, service.Tariff, document.Inputs),
            .. Bounds(line, tariff, version.Currency),
            .. Surcharge(line, service),
            .. Reductions(line, document.Inputs),
            new("vatRegime", true, VatTexts.Regime(document.Inputs, document.Numbers.VatRegime)),
        ];
    }

    private static IEnumerable<ConsideredRule> Introductory(Tariff tariff, QuoteInputs inputs)
    {
        if (tariff.Introductory is not { Until: var until })
        {
            yield break;
        }

        var (applied, day) = (inputs.PricedOn <= until, until.ToString("O", CultureInfo.InvariantCulture));
        yield return applied
            ? new("introductory", true, new($"de introductieprijs geldt tot en met {day}", $"the introductory price holds until {day}"))
            : new("introductory", false, new($"de introductieprijs gold tot en met {day}", $"the introductory price held until {day}"));
    }

    private static IEnumerable<ConsideredRule> Tiers(DocumentLine line, Tariff tariff, Currency currency)
    {
        IReadOnlyList<Tier> tiers = tariff.Charge switch { Graduated graduated => graduated.Tiers, Volume volume => volume.Tiers, _ => [] };
        var used = line.Steps.Select(step => step.Tier).OfType<int>().ToHashSet();
        foreach (var (index, tier) in tiers.Index())
        {
            var price = Decimals.Price(tier.UnitPrice, currency);
            var (nl, en) = ($"staffel {index + 1} à {Figures.In(Language.Nl, price)}", $"tier {index + 1} at {price}");
            var above = index == 0 ? "0" : Decimals.Plain(tiers[index - 1].UpTo ?? 0);
            yield return used.Contains(index + 1)
                ? new("tier", true, new($"{nl}: de hoeveelheid valt erin", $"{en}: the quantity falls in it"))
                : index + 1 < used.DefaultIfEmpty().Max()
                    ? new("tier", false, new($"{nl}: de hoeveelheid ligt erboven, en alles kost de prijs van de bereikte staffel", $"{en}: the quantity lies above it, and all of it costs the price of the tier that is reached"))
                    : new("tier", false, new($"{nl}: begint boven {Figures.In(Language.Nl, above)} betaalde eenheden", $"{en}: starts above {above} charged units"));
        }
    }

    private static IEnumerable<ConsideredRule> Index(DocumentLine line, Tariff tariff, QuoteInputs inputs)
    {
        if (tariff.Index is not { Code: var code })
        {
            yield break;
        }

        var applied = line.Steps.Any(step => step.Kind == StepKind.Index);
        yield return applied
            ? new("index", true, new($"de prijs volgt {code}", $"the price follows {code}"))
            : tariff.Introductory is { Until: var until } && inputs.PricedOn <= until
                ? new("index", false, new($"de introductieprijs volgt {code} niet", $"the introductory price does not follow {code}"))
                : new("index", false, new($"{code} verandert niets aan dit bedrag", $"{code} changes nothing about this amount"));
    }

    private static IEnumerable<ConsideredRule> Bounds(DocumentLine line, Tariff tariff, Currency currency)
    {
        if (tariff.Minimum is { } minimum)
        {
            yield return Bound("minimum", line.Steps.Any(step => step.Kind == StepKind.Minimum), Decimals.Price(minimum, currency), ("lager", "less"), ("niet lager", "not less"));
        }

        if (tariff.Maximum is { } maximum)
        {
            yield return Bound("maximum", line.Steps.Any(step => step.Kind == StepKind.Maximum), Decimals.Price(maximum, currency), ("hoger", "more"), ("niet hoger", "not more"));
        }
    }

    private static ConsideredRule Bound(string rule, bool applied, string amount, (string Nl, string En) beyond, (string Nl, string En) within)
    {
        var (nl, en) = applied ? beyond : within;

        return new(rule, applied, new($"het berekende bedrag is {nl} dan {Figures.In(Language.Nl, amount)}", $"the amount comes to {en} than {amount}"));
    }

    private static IEnumerable<ConsideredRule> Surcharge(DocumentLine line, Service service)
    {
        if (service.Surcharge is not { When: var when })
        {
            yield break;
        }

        var words = ConditionTexts.Of(when);
        yield return line.SurchargeFor is { Count: > 0 }
            ? new("surcharge", true, words)
            : new("surcharge", false, new($"geen regel vraagt erom ({words.Nl}); hij staat er op verzoek", $"no line brings it about ({words.En}); it is here because it was asked for"));
    }

    private static IEnumerable<ConsideredRule> Reductions(DocumentLine line, QuoteInputs inputs)
    {
        foreach (var (index, bundle) in (inputs.Bundles ?? []).Index().Where(bundle => bundle.Item.Services.Contains(line.Service)))
        {
            yield return Reduction("bundle", ReductionKind.Bundle, index + 1, line, bundle.Name, null);
        }

        foreach (var (index, discount) in (inputs.Discounts ?? []).Index())
        {
            yield return Reduction("quoteDiscount", ReductionKind.Quote, index + 1, line, discount.Discount.Reason, discount.ChargePeriod);
        }
    }

    private static ConsideredRule Reduction(string rule, ReductionKind kind, int number, DocumentLine line, string name, ChargePeriod? period)
    {
        if ((line.Shares ?? []).Any(share => share.Kind == kind && share.Number == number))
        {
            return new(rule, true, new($"'{name}' geldt voor deze regel", $"'{name}' applies to this line"));
        }

        return new(rule, false, (line.Disposition, period) switch
        {
            (Disposition.Optional or Disposition.Alternative, _) => new($"'{name}' geldt pas als de regel wordt gekozen", $"'{name}' applies once the line is taken"),
            (_, { } only) when only != line.ChargePeriod => new($"'{name}' geldt voor een andere periode", $"'{name}' applies to another charge period"),
            _ when line.NetAmount.StartsWith('-') => new($"'{name}' geldt niet voor wat zelf iets afhaalt", $"'{name}' does not apply to what takes something off itself"),
            _ => new($"'{name}' heeft niets om van af te halen", $"'{name}' has nothing to take off"),
        });
    }
}
