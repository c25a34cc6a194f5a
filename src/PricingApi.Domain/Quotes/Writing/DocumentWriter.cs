using System.Text.Json;

namespace PricingApi.Domain.Quotes.Writing;

/// <summary>Writes a quote to its canonical bytes, member by member: several times faster than a serializer that looks them up.</summary>
/// <remarks>Changing anything here changes every hash: raise the engine number instead. What is null is left out.</remarks>
internal static class DocumentWriter
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    public static byte[] Write(QuoteDocument document)
    {
        using var room = new JsonRoom(Options);
        room.Json.WriteDocument(document);

        return room.ToArray();
    }

    public static byte[] Hash(QuoteDocument document)
    {
        using var room = new JsonRoom(Options);
        room.Json.WriteDocument(document);

        return QuoteDocument.Hash(room.Written());
    }

    public static byte[] Write(DocumentExclusion exclusion)
    {
        using var room = new JsonRoom(Options);
        room.Json.WriteStartObject();
        room.Json.WriteString("service"u8, exclusion.Service);
        room.Json.WriteTrimmed("quantity"u8, exclusion.Quantity);
        room.Json.WriteString("listAmount"u8, exclusion.ListAmount);
        room.Json.WriteEndObject();

        return room.ToArray();
    }

    private static void WriteDocument(this Utf8JsonWriter json, QuoteDocument document)
    {
        json.WriteStartObject();
        json.WriteNumber("engine"u8, document.Engine);
        json.WriteInputs(document.Inputs);
        json.WriteNumbers(document.Numbers);
        json.WriteEndObject();
    }

    private static void WriteNumbers(this Utf8JsonWriter json, QuoteNumbers numbers)
    {
        json.WriteStartObject("numbers"u8);
        json.WriteString("currency"u8, numbers.Currency);
        json.WriteLines(numbers.Lines);
        json.WriteTotals(numbers.Totals);
        json.WriteExcluded(numbers.Excluded);
        json.WriteName("vatRounding"u8, numbers.VatRounding);
        json.WriteString("vatDifference"u8, numbers.VatDifference);
        if (numbers.Value is { } value)
        {
            json.WriteStartObject("value"u8);
            json.WriteString("firstYear"u8, value.FirstYear);
            json.WriteString("contract"u8, value.Contract);
            json.WriteEndObject();
        }

        json.WriteLater(numbers.Later);
        if (numbers.VatRegime is { } regime)
        {
            json.WriteName("vatRegime"u8, regime);
        }

        json.WriteReductions(numbers.Reductions);
        json.WriteSections(numbers.Sections);
        if (numbers.PromisedOn is { } promisedOn)
        {
            json.WriteDay("promisedOn"u8, promisedOn);
        }

        json.WriteEndObject();
    }

    private static void WriteLater(this Utf8JsonWriter json, IReadOnlyList<DocumentPhase>? later)
    {
        if (later is null)
        {
            return;
        }

        json.WriteStartArray("later"u8);
        foreach (var phase in later)
        {
            json.WriteStartObject();
            json.WriteDay("from"u8, phase.From);
            json.WriteStartArray("lines"u8);
            foreach (var line in phase.Lines)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, line.Line);
                json.WriteString("listAmount"u8, line.ListAmount);
                json.WriteString("netAmount"u8, line.NetAmount);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteTotals(phase.Totals);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteExcluded(this Utf8JsonWriter json, IReadOnlyList<DocumentExclusion> excluded)
    {
        json.WriteStartArray("excluded"u8);
        foreach (var exclusion in excluded)
        {
            json.WriteRawValue(exclusion.Canonical, skipInputValidation: true);
        }

        json.WriteEndArray();
    }
}
