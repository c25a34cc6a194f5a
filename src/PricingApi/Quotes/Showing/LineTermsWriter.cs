using System.Globalization;
using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Showing;

/// <summary>Writes what governs a line besides its price. What a line does not have is left out.</summary>
internal static class LineTermsWriter
{
    public static void WriteTerms(this Utf8JsonWriter json, DocumentLine line, Service service, QuoteInputs inputs)
    {
        json.WriteInstant("requestedFor"u8, line.Line <= inputs.Lines.Count ? inputs.Lines[line.Line - 1].RequestedFor : null);
        json.WriteSurcharge(line, service, inputs.Language);
        if (service.Tariff.Introductory is { Until: var until } && inputs.PricedOn <= until)
        {
            json.WriteDay("introductoryUntil"u8, until);
        }

        json.WriteLeadTime(service.LeadTime);
        json.WriteReference("sla"u8, service.Sla);
        json.WriteReference("sop"u8, service.Sop);
    }

    public static void WriteIndex(this Utf8JsonWriter json, DocumentIndex? index)
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

    private static void WriteSurcharge(this Utf8JsonWriter json, DocumentLine line, Service service, Language language)
    {
        if (line.SurchargeFor is not { } lines || service.Surcharge is not { When: var when })
        {
            return;
        }

        json.WriteStartObject("surcharge"u8);
        json.WriteStartArray("lines"u8);
        foreach (var number in lines)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
        json.WriteString("text"u8, ConditionTexts.Of(when).In(language));
        json.WriteEndObject();
    }

    private static void WriteLeadTime(this Utf8JsonWriter json, LeadTime? leadTime)
    {
        if (leadTime is null)
        {
            return;
        }

        json.WriteStartObject("leadTime"u8);
        json.WriteNumber("value"u8, leadTime.Value);
        json.WriteName("unit"u8, leadTime.Unit);
        json.WriteString("calendar"u8, leadTime.Calendar);
        json.WriteOptional("cutOff"u8, leadTime.CutOff?.ToString("HH:mm", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteReference(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Reference? reference)
    {
        if (reference is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("reference"u8, reference.Name);
        json.WriteOptional("version"u8, reference.Version);
        json.WriteOptional("link"u8, reference.Link);
        json.WriteEndObject();
    }
}
