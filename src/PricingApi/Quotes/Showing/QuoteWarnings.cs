using System.Globalization;
using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Showing;

/// <summary>What a reader of a quote should know beside its numbers.</summary>
internal static class QuoteWarnings
{
    public static IEnumerable<WarningResponse> Of(QuoteDocument document, PriceBookVersion version)
    {
        var inputs = document.Inputs;
        yield return Rates(inputs);

        if (inputs.Customer.Country != inputs.Seller.Country && document.Numbers.VatRegime is null && inputs.Customer.Kind != CustomerKind.Consumer)
        {
            yield return Foreign(inputs);
        }

        if (inputs.Customer.VatId is { } vatId && VatIds.PrefixOf(VatIds.Normal(vatId)) is { } country && country != Prefixed(inputs.Customer.Country))
        {
            yield return Elsewhere(inputs, country);
        }

        if (document.Numbers.Value is not null && inputs.Lines.Any(line => line is { StartsOn: not null } or { EndsOn: not null }))
        {
            yield return WholeTerm(inputs);
        }

        foreach (var line in document.Numbers.Lines.Where(IsOfNothing))
        {
            yield return OfNothing(line, inputs.Language);
        }

        for (var line = 0; line < inputs.Lines.Count && inputs.OrderedAt is not null; line++)
        {
            if (inputs.Lines[line].RequestedFor is { } asked && version.Get(inputs.Lines[line].Service).LeadTime?.From(inputs.OrderedAt.Value.DateTime) > asked.DateTime)
            {
                yield return TooSoon(line + 1, inputs);
            }
        }
    }

    private static WarningResponse TooSoon(int line, QuoteInputs inputs) =>
        new("lead-time", inputs.Language == Language.Nl
            ? $"Regel {line} ({inputs.Lines[line - 1].Service}) is gevraagd voor een eerder moment dan de levertijd toelaat."
            : $"Line {line} ({inputs.Lines[line - 1].Service}) is asked for sooner than its lead time allows.");

    private static bool IsOfNothing(DocumentLine line) =>
        line.Steps is [{ Kind: StepKind.Percentage, Base: { } taken }, ..] && !taken.AsSpan().ContainsAnyExcept('0', '.');

    private static WarningResponse OfNothing(DocumentLine line, Language language) =>
        new("percentage-of-nothing", language == Language.Nl
            ? $"Regel {line.Line} ({line.Service}) is een percentage, en geen regel op deze offerte telt daarvoor mee."
            : $"Line {line.Line} ({line.Service}) is a percentage, and no line of this quote counts towards it.");

    private static WarningResponse WholeTerm(QuoteInputs inputs) =>
        new("value-whole-term", inputs.Language == Language.Nl
            ? "De contractwaarde rekent elke regel over de hele looptijd: de dagen van een regel staan erbij en tellen niet mee."
            : "The contract value counts each line over the whole term: the days of a line are told, and do not count in it.");

    private static WarningResponse Rates(QuoteInputs inputs)
    {
        var date = inputs.PricedOn.ToString("O", CultureInfo.InvariantCulture);

        return new("vat-indicative", inputs.Language == Language.Nl
            ? $"Prijzen zijn exclusief btw. Btw tegen de tarieven van {date}; het tarief op het moment van levering geldt."
            : $"Prices exclude VAT. VAT at rates of {date}; the rate at the time of supply applies.");
    }

    /// <summary>Monaco has the numbers of France, the Isle of Man those of the United Kingdom.</summary>
    private static string Prefixed(string country) => country switch
    {
        "MC" => "FR",
        "IM" => "GB",
        _ => country,
    };

    private static WarningResponse Elsewhere(QuoteInputs inputs, string country) =>
        new("vat-id-country", inputs.Language == Language.Nl
            ? $"De klant is gevestigd in {inputs.Customer.Country}, en het btw-nummer is er een van {country}: een van beide klopt misschien niet."
            : $"The customer is established in {inputs.Customer.Country}, and the VAT number is one of {country}: one of the two may be wrong.");

    private static WarningResponse Foreign(QuoteInputs inputs) =>
        new("vat-domestic", inputs.Language == Language.Nl
            ? $"De klant is gevestigd in {inputs.Customer.Country}: gerekend is met de btw van {inputs.Seller.Country}, want van een geldig btw-nummer is geen controle geregistreerd."
            : $"The customer is established in {inputs.Customer.Country}: the VAT of {inputs.Seller.Country} was applied, as no check of a valid VAT number is recorded.");
}
