using System.Text.Json;

namespace PricingApi.Domain.Quotes.Writing;

/// <summary>Writes how lines stand apart from their tariffs, and what takes something off several of them.</summary>
internal static class StandingWriter
{
    public static void WriteStanding(this Utf8JsonWriter json, DocumentLine line)
    {
        if (line.ManualPrice is { } manual)
        {
            json.WriteStartObject("manualPrice"u8);
            json.WriteString("unitPrice"u8, manual.UnitPrice);
            json.WriteString("amount"u8, manual.Amount);
            json.WriteEndObject();
        }

        json.WriteShares(line.Shares);
        json.WriteOptional("alternativeTo"u8, line.AlternativeTo);
        json.WriteChoice(line.Choice);
        if (line.PromisedOn is { } promisedOn)
        {
            json.WriteDay("promisedOn"u8, promisedOn);
        }
    }

    public static void WriteReductions(this Utf8JsonWriter json, IReadOnlyList<DocumentReduction>? reductions)
    {
        if (reductions is null)
        {
            return;
        }

        json.WriteStartArray("reductions"u8);
        foreach (var reduction in reductions)
        {
            json.WriteStartObject();
            json.WriteName("kind"u8, reduction.Kind);
            json.WriteNumber("number"u8, reduction.Number);
            json.WriteName("chargePeriod"u8, reduction.ChargePeriod);
            json.WriteString("amount"u8, reduction.Amount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteSections(this Utf8JsonWriter json, IReadOnlyList<DocumentSection>? sections)
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

    private static void WriteShares(this Utf8JsonWriter json, IReadOnlyList<DocumentShare>? shares)
    {
        if (shares is null)
        {
            return;
        }

        json.WriteStartArray("shares"u8);
        foreach (var share in shares)
        {
            json.WriteStartObject();
            json.WriteName("kind"u8, share.Kind);
            json.WriteNumber("number"u8, share.Number);
            json.WriteString("amount"u8, share.Amount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChoice(this Utf8JsonWriter json, DocumentChoice? choice)
    {
        if (choice is null)
        {
            return;
        }

        json.WriteStartObject("choice"u8);
        json.WriteStartArray("changes"u8);
        foreach (var change in choice.Changes)
        {
            json.WriteStartObject();
            json.WriteName("chargePeriod"u8, change.ChargePeriod);
            json.WriteString("net"u8, change.Net);
            json.WriteString("vat"u8, change.Vat);
            json.WriteString("gross"u8, change.Gross);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumbersOf("with"u8, choice.With);
        json.WriteEndObject();
    }
}
