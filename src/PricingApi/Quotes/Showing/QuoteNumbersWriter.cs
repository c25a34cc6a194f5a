using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Hints;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Showing;

/// <summary>Writes each line with its steps in words, and what the lines add up to.</summary>
/// <remarks>Shares nothing with the writer of the canonical document, alike as they look: that one is frozen by its hashes, this one may grow.</remarks>
internal static class QuoteNumbersWriter
{
    /// <param name="offered">What the reader is offered, at the prices of the quote.</param>
    public static void WriteLines(this Utf8JsonWriter json, QuoteDocument document, PriceBookVersion offered)
    {
        var taken = document.Numbers.Lines.Any(line => offered.Get(line.Service).Recommends is not []) ? document.Numbers.Lines.Select(line => line.Service).ToHashSet() : [];
        json.WriteStartArray("lines"u8);
        foreach (var line in document.Numbers.Lines)
        {
            json.WriteLine(line, offered.Get(line.Service), offered, document.Inputs, taken);
        }

        json.WriteEndArray();
    }

    public static void WriteTotals(this Utf8JsonWriter json, IReadOnlyList<DocumentTotal> totals, QuoteDocument document)
    {
        json.WriteStartArray("totals"u8);
        foreach (var total in totals)
        {
            json.WriteStartObject();
            json.WriteName("chargePeriod"u8, total.ChargePeriod);
            json.WriteString("net"u8, total.Net);
            json.WriteString("vat"u8, total.Vat);
            json.WriteString("gross"u8, total.Gross);
            json.WriteStartArray("vatBreakdown"u8);
            foreach (var group in total.VatBreakdown)
            {
                json.WriteStartObject();
                json.WriteString("category"u8, group.Category);
                json.WriteOptional("rate"u8, group.Rate);
                json.WriteString("base"u8, group.Base);
                json.WriteString("amount"u8, group.Amount);
                json.WriteOptional("reason"u8, VatTexts.Reason(group.Category, document.Numbers.VatRegime)?.In(document.Inputs.Language));
                json.WriteOptional("reasonCode"u8, VatTexts.ReasonCode(group.Category));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteLater(this Utf8JsonWriter json, QuoteDocument document)
    {
        var numbers = document.Numbers;
        if (numbers.Later is null)
        {
            return;
        }

        json.WriteStartArray("later"u8);
        foreach (var phase in numbers.Later)
        {
            json.WriteStartObject();
            json.WriteDay("from"u8, phase.From);
            json.WriteStartArray("lines"u8);
            foreach (var line in phase.Lines)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, line.Line);
                json.WriteString("service"u8, numbers.Lines[line.Line - 1].Service);
                json.WriteString("listAmount"u8, line.ListAmount);
                json.WriteString("netAmount"u8, line.NetAmount);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteTotals(phase.Totals, document);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteRounding(this Utf8JsonWriter json, QuoteNumbers numbers)
    {
        if (numbers.Value is { } value)
        {
            json.WriteStartObject("value"u8);
            json.WriteString("firstYear"u8, value.FirstYear);
            json.WriteString("contract"u8, value.Contract);
            json.WriteEndObject();
        }

        json.WriteStartObject("rounding"u8);
        json.WriteString("mode"u8, "halfAwayFromZero"u8);
        json.WriteName("vatRounding"u8, numbers.VatRounding);
        json.WriteString("differenceToOtherMethod"u8, numbers.VatDifference);
        json.WriteStartArray("otherMethod"u8);
        foreach (var (total, vat, gross, difference) in OtherRounding.Of(numbers))
        {
            json.WriteStartObject();
            json.WriteName("chargePeriod"u8, total.ChargePeriod);
            json.WriteString("vat"u8, vat);
            json.WriteString("gross"u8, gross);
            json.WriteString("difference"u8, difference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLine(this Utf8JsonWriter json, DocumentLine line, Service service, PriceBookVersion offered, QuoteInputs inputs, HashSet<string> taken)
    {
        var language = inputs.Language;
        json.WriteStartObject();
        json.WriteNumber("line"u8, line.Line);
        json.WriteString("service"u8, line.Service);
        json.WriteString("name"u8, service.Name.In(language) ?? service.Code);
        json.WriteName("kind"u8, service.Kind);
        json.WriteString("category"u8, service.Category);
        json.WriteName("disposition"u8, line.Disposition);
        json.WriteTrimmed("quantity"u8, line.Quantity);
        json.WriteStartObject("unit"u8);
        json.WriteString("code"u8, service.Unit.Code);
        json.WriteString("name"u8, UnitNames.Of(service.Unit.Code, line.Quantity, language));
        json.WriteOptional("contains"u8, service.Unit.Contains.In(language));
        json.WriteOptional("excludes"u8, service.Unit.Excludes.In(language));
        json.WriteEndObject();
        json.WriteName("chargePeriod"u8, line.ChargePeriod);
        json.WriteStartArray("steps"u8);
        foreach (var step in line.Steps)
        {
            json.WriteStep(step, StepTexts.Of(step, service.Unit.Code, language));
        }

        json.WriteEndArray();
        json.WriteString("listAmount"u8, line.ListAmount);
        json.WriteDiscounts(line.Discounts);
        json.WriteString("netAmount"u8, line.NetAmount);
        json.WriteStartObject("vat"u8);
        json.WriteString("category"u8, line.Vat.Category);
        json.WriteOptional("rate"u8, line.Vat.Rate);
        json.WriteString("amount"u8, line.Vat.Amount);
        json.WriteEndObject();
        json.WriteHints(ServiceHints.Of(offered, service, line.Quantity, Money.Parse(line.ListAmount, offered.Currency), taken), language);
        json.WriteTerms(line, service, inputs);
        json.WriteStanding(line, inputs);
        json.WriteEndObject();
    }

    private static void WriteStep(this Utf8JsonWriter json, DocumentStep step, string text)
    {
        json.WriteStartObject();
        json.WriteName("kind"u8, step.Kind);
        json.WriteString("text"u8, text);
        json.WriteOptional("units"u8, step.Units);
        json.WriteOptional("unitPrice"u8, step.UnitPrice);
        json.WriteOptional("per"u8, step.Per);
        json.WriteOptional("fee"u8, step.Fee);
        json.WriteOptional("tier"u8, step.Tier);
        json.WriteOptional("upTo"u8, step.UpTo);
        json.WriteOptional("base"u8, step.Base);
        json.WriteOptional("rate"u8, step.Rate);
        json.WriteIndex(step.Index);
        json.WriteString("amount"u8, step.Amount);
        json.WriteEndObject();
    }

    private static void WriteHints(this Utf8JsonWriter json, IReadOnlyList<Hint> hints, Language language)
    {
        json.WriteStartArray("hints"u8);
        foreach (var hint in hints)
        {
            json.WriteStartObject();
            json.WriteName("kind"u8, hint.Kind);
            json.WriteTrimmed("quantity"u8, hint.Quantity);
            json.WriteString("amount"u8, hint.Amount.ToString());
            json.WriteString("service"u8, hint.Service);
            json.WriteString("text"u8, hint.Text.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDiscounts(this Utf8JsonWriter json, IReadOnlyList<DocumentDiscount> discounts)
    {
        json.WriteStartArray("discounts"u8);
        foreach (var discount in discounts)
        {
            json.WriteStartObject();
            json.WriteName("kind"u8, discount.Kind);
            json.WriteString("value"u8, discount.Value);
            json.WriteString("reason"u8, discount.Reason);
            json.WriteString("amount"u8, discount.Amount);
            json.WriteOptional("by"u8, discount.By);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
