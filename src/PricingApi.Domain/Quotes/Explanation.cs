using System.Globalization;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Quotes;

/// <summary>How a line came about, from its tariff to its VAT: each step with what went in, what came out and why.</summary>
public static class Explanation
{
    public static IReadOnlyList<ExplainedStep> Of(DocumentLine line, QuoteDocument document, PriceBookVersion version)
    {
        var service = version.Get(line.Service);
        var steps = new List<ExplainedStep>();
        var running = 0m;
        if (line.SurchargeFor is { } on && service.Surcharge is { When: var when })
        {
            steps.Add(new("surcharge", Money(0, version), Money(0, version), SurchargeText(on, when)));
        }

        foreach (var step in line.Steps)
        {
            var before = running;
            running += Number(step.Amount);
            steps.Add(new("charge", Money(before, version), Money(running, version), ChargeText(step, service, document, version)));
        }

        steps.Add(new("listAmount", Money(running, version), line.ListAmount, new(
            $"lijstbedrag volgens {version.BookCode} versie {version.Number}", $"list amount by {version.BookCode} version {version.Number}")));

        if (line.ManualPrice is { } manual)
        {
            var before = running;
            running = Number(manual.Amount);
            steps.Add(new("manualPrice", Money(before, version), manual.Amount, AgreementTexts.ManualPrice(manual, document.Inputs.Lines[line.Line - 1].ManualPrice)));
        }

        foreach (var discount in line.Discounts)
        {
            var before = running;
            running -= Number(discount.Amount);
            steps.Add(new(line.Disposition == Disposition.Courtesy ? "courtesy" : "discount", Money(before, version), Money(running, version), AgreementTexts.Discount(line, discount, document.Inputs)));
        }

        foreach (var share in line.Shares ?? [])
        {
            var before = running;
            running -= Number(share.Amount);
            steps.Add(new(share.Kind == ReductionKind.Bundle ? "bundle" : "quoteDiscount", Money(before, version), Money(running, version), AgreementTexts.Share(share, document.Inputs)));
        }

        steps.Add(new("netAmount", Money(running, version), line.NetAmount, new("netto regelbedrag", "net amount of the line")));
        steps.Add(new("vat", line.NetAmount, line.Vat.Amount, VatTexts.Of(line.Vat, document.Inputs.PricedOn, document.Numbers.VatRegime)));

        return steps;
    }

    private static LocalText SurchargeText(IReadOnlyList<int> on, Condition when)
    {
        var (lines, words) = (string.Join(", ", on), ConditionTexts.Of(when));

        return new($"toeslag op regel {lines}: {words.Nl}", $"surcharge on line {lines}: {words.En}");
    }

    private static LocalText ChargeText(DocumentStep step, Service service, QuoteDocument document, PriceBookVersion version)
    {
        var (nl, en) = (StepTexts.Of(step, service.Unit.Code, Language.Nl), StepTexts.Of(step, service.Unit.Code, Language.En));
        if (step.Kind != StepKind.Percentage || version.Named(service) is not { } lines)
        {
            return new(nl, en);
        }

        var named = string.Join(", ", document.Numbers.Lines
            .Where(line => version.Find(line.Service) is { } other && lines.Contains(other))
            .Select(line => line.Line));

        return named.Length == 0
            ? new($"{nl} (geen enkele regel telt mee)", $"{en} (no line counts towards it)")
            : new($"{nl} (netto van regel {named})", $"{en} (net of line {named})");
    }

    private static decimal Number(string money) => decimal.Parse(money, CultureInfo.InvariantCulture);

    private static string Money(decimal amount, PriceBookVersion version) => Domain.Money.Round(amount, version.Currency).ToString();
}

/// <summary>One step of an explanation.</summary>
/// <param name="Kind"><c>surcharge</c>, <c>charge</c>, <c>listAmount</c>, <c>manualPrice</c>, <c>discount</c>, <c>courtesy</c>, <c>bundle</c>, <c>quoteDiscount</c>, <c>netAmount</c> or <c>vat</c>.</param>
/// <param name="In">Amount before the step.</param>
/// <param name="Out">Amount after it.</param>
public sealed record ExplainedStep(string Kind, string In, string Out, LocalText Text);
