using System.Text.Json;

namespace PricingApi.Domain.Quotes.Writing;

/// <summary>Writes what each line costs and what the lines add up to.</summary>
internal static class NumbersWriter
{
    public static void WriteLines(this Utf8JsonWriter json, IReadOnlyList<DocumentLine> lines)
    {
        json.WriteStartArray("lines"u8);
        foreach (var line in lines)
        {
            json.WriteLine(line);
        }

        json.WriteEndArray();
    }

    public static void WriteTotals(this Utf8JsonWriter json, IReadOnlyList<DocumentTotal> totals)
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
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLine(this Utf8JsonWriter json, DocumentLine line)
    {
        json.WriteStartObject();
        json.WriteNumber("line"u8, line.Line);
        json.WriteString("service"u8, line.Service);
        json.WriteName("disposition"u8, line.Disposition);
        json.WriteTrimmed("quantity"u8, line.Quantity);
        json.WriteName("chargePeriod"u8, line.ChargePeriod);
        json.WriteStartArray("steps"u8);
        foreach (var step in line.Steps)
        {
            json.WriteStep(step);
        }

        json.WriteEndArray();
        json.WriteString("listAmount"u8, line.ListAmount);
        json.WriteStartArray("discounts"u8);
        foreach (var discount in line.Discounts)
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
        json.WriteString("netAmount"u8, line.NetAmount);
        json.WriteStartObject("vat"u8);
        json.WriteString("category"u8, line.Vat.Category);
        json.WriteOptional("rate"u8, line.Vat.Rate);
        json.WriteString("amount"u8, line.Vat.Amount);
        json.WriteEndObject();
        json.WriteNumbersOf("surchargeFor"u8, line.SurchargeFor);
        json.WriteStanding(line);
        json.WriteEndObject();
    }

    private static void WriteStep(this Utf8JsonWriter json, DocumentStep step)
    {
        json.WriteStartObject();
        json.WriteName("kind"u8, step.Kind);
        json.WriteOptional("units"u8, step.Units);
        json.WriteOptional("unitPrice"u8, step.UnitPrice);
        json.WriteOptional("per"u8, step.Per);
        json.WriteOptional("fee"u8, step.Fee);
        json.WriteString("amount"u8, step.Amount);
        json.WriteOptional("tier"u8, step.Tier);
        json.WriteOptional("upTo"u8, step.UpTo);
        json.WriteOptional("base"u8, step.Base);
        json.WriteOptional("rate"u8, step.Rate);
        json.WriteIndex(step.Index);
        json.WriteEndObject();
    }

    public static void WriteNumbersOf(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<int>? lines)
    {
        if (lines is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var line in lines)
        {
            json.WriteNumberValue(line);
        }

        json.WriteEndArray();
    }

    private static void WriteIndex(this Utf8JsonWriter json, DocumentIndex? index)
    {
        if (index is null)
        {
            return;
        }

        json.WriteStartObject("index"u8);
        json.WriteString("code"u8, index.Code);
        json.WriteString("reference"u8, index.Reference);
        json.WriteString("value"u8, index.Value);
        json.WriteDay("date"u8, index.Date);
        json.WriteString("share"u8, index.Share);
        json.WriteEndObject();
    }
}
