using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Showing;

/// <summary>Writes bundles, discounts on the whole quote and sections. What a quote does not have is left out.</summary>
internal static class ReductionsWriter
{
    public static void WriteReductions(this Utf8JsonWriter json, QuoteDocument document)
    {
        if (document.Inputs.Bundles is { } bundles)
        {
            json.WriteStartArray("bundles"u8);
            foreach (var (index, bundle) in bundles.Index())
            {
                json.WriteBundle(bundle, document, index + 1);
            }

            json.WriteEndArray();
        }

        if (document.Inputs.Discounts is { } discounts)
        {
            json.WriteStartArray("discounts"u8);
            foreach (var (index, discount) in discounts.Index())
            {
                json.WriteStartObject();
                json.WriteDiscount(discount.Discount);
                if (discount.ChargePeriod is { } period)
                {
                    json.WriteName("chargePeriod"u8, period);
                }

                json.WriteAmounts(document, ReductionKind.Quote, index + 1);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteSections(document.Numbers.Sections);
    }

    private static void WriteBundle(this Utf8JsonWriter json, Bundle bundle, QuoteDocument document, int number)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, bundle.Name);
        json.WriteStartArray("lines"u8);
        foreach (var line in document.Numbers.Lines.Where(line => bundle.Services.Contains(line.Service) && line.Disposition.Counts()))
        {
            json.WriteNumberValue(line.Line);
        }

        json.WriteEndArray();
        json.WriteDiscount(bundle.Discount);
        json.WriteAmounts(document, ReductionKind.Bundle, number);
        json.WriteEndObject();
    }

    private static void WriteDiscount(this Utf8JsonWriter json, Discount discount)
    {
        json.WriteName("kind"u8, discount.Kind);
        json.WriteString("value"u8, Decimals.Plain(discount.Value));
        json.WriteString("reason"u8, discount.Reason);
        json.WriteOptional("by"u8, discount.By);
    }

    private static void WriteAmounts(this Utf8JsonWriter json, QuoteDocument document, ReductionKind kind, int number)
    {
        json.WriteStartArray("amounts"u8);
        foreach (var reduction in (document.Numbers.Reductions ?? []).Where(reduction => reduction.Kind == kind && reduction.Number == number))
        {
            json.WriteStartObject();
            json.WriteName("chargePeriod"u8, reduction.ChargePeriod);
            json.WriteString("amount"u8, reduction.Amount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSections(this Utf8JsonWriter json, IReadOnlyList<DocumentSection>? sections)
    {
        if (sections is null)
        {
            return;
        }

        json.WriteStartArray("sections"u8);
        foreach (var section in sections)
        {
            json.WriteStartObject();
            json.WriteString("title"u8, section.Title);
            json.WriteStartArray("subtotals"u8);
            foreach (var subtotal in section.Subtotals)
            {
                json.WriteStartObject();
                json.WriteName("chargePeriod"u8, subtotal.ChargePeriod);
                json.WriteString("net"u8, subtotal.Net);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
