using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Showing;

/// <summary>Writes how a line stands apart from its tariff. What it does not have is left out.</summary>
internal static class LineStandingWriter
{
    public static void WriteStanding(this Utf8JsonWriter json, DocumentLine line, QuoteInputs inputs)
    {
        if (line.Line <= inputs.Lines.Count)
        {
            json.WriteAgreed(line, inputs.Lines[line.Line - 1]);
        }

        json.WriteShares(line.Shares, inputs);
        json.WriteOptional("alternativeTo"u8, line.AlternativeTo);
        json.WriteChoice(line.Choice);
        if (line.PromisedOn is { } promisedOn)
        {
            json.WriteDay("promisedOn"u8, promisedOn);
        }
    }

    private static void WriteAgreed(this Utf8JsonWriter json, DocumentLine line, SelectedService asked)
    {
        json.WriteOptional("section"u8, asked.Section);
        json.WriteOptional("note"u8, asked.Note);
        json.WriteKnownDay("startsOn"u8, asked.StartsOn);
        json.WriteKnownDay("endsOn"u8, asked.EndsOn);
        if (line.ManualPrice is { } manual)
        {
            json.WriteStartObject("manualPrice"u8);
            json.WriteString("unitPrice"u8, manual.UnitPrice);
            json.WriteString("amount"u8, manual.Amount);
            json.WriteString("reason"u8, asked.ManualPrice?.Reason);
            json.WriteOptional("by"u8, asked.ManualPrice?.By);
            json.WriteEndObject();
        }

        if (asked.Courtesy is { } courtesy)
        {
            json.WriteStartObject("courtesy"u8);
            json.WriteString("reason"u8, courtesy.Reason);
            json.WriteString("approver"u8, courtesy.Approver);
            json.WriteDay("until"u8, courtesy.Until);
            json.WriteOptional("by"u8, courtesy.By);
            json.WriteEndObject();
        }
    }

    private static void WriteKnownDay(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly? day)
    {
        if (day is { } known)
        {
            json.WriteDay(name, known);
        }
    }

    private static void WriteShares(this Utf8JsonWriter json, IReadOnlyList<DocumentShare>? shares, QuoteInputs inputs)
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
            json.WriteString("text"u8, AgreementTexts.Share(share, inputs).In(inputs.Language));
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
        if (choice.With is { } with)
        {
            json.WriteStartArray("with"u8);
            foreach (var line in with)
            {
                json.WriteNumberValue(line);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
