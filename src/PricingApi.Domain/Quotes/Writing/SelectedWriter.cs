using System.Text.Json;
using PricingApi.Domain.Adjustments;

namespace PricingApi.Domain.Quotes.Writing;

/// <summary>Writes what the buyer picked, and on which terms.</summary>
internal static class SelectedWriter
{
    public static void WriteSelected(this Utf8JsonWriter json, IReadOnlyList<SelectedService> lines)
    {
        json.WriteStartArray("lines"u8);
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("service"u8, line.Service);
            json.WriteTrimmed("quantity"u8, line.Quantity);
            if (line.RequestedFor is { } requestedFor)
            {
                json.WriteString("requestedFor"u8, requestedFor);
            }

            json.WriteTerms(line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteAgreed(this Utf8JsonWriter json, QuoteInputs inputs)
    {
        json.WriteDiscounts(inputs.Discounts);
        json.WriteBundles(inputs.Bundles);
        json.WriteVatCheck(inputs.VatCheck);
        if (inputs.Binding is { } binding)
        {
            json.WriteName("binding"u8, binding);
        }

        json.WriteNumbersOf("taken"u8, inputs.Taken);
    }

    private static void WriteTerms(this Utf8JsonWriter json, SelectedService line)
    {
        if (line.Disposition is { } disposition)
        {
            json.WriteName("disposition"u8, disposition);
        }

        json.WriteOptional("alternativeTo"u8, line.AlternativeTo);
        if (line.Discounts is { } discounts)
        {
            json.WriteStartArray("discounts"u8);
            foreach (var discount in discounts)
            {
                json.WriteStartObject();
                json.WriteMembers(discount);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (line.ManualPrice is { } manual)
        {
            json.WriteStartObject("manualPrice"u8);
            json.WriteTrimmed("unitPrice"u8, manual.UnitPrice);
            json.WriteString("reason"u8, manual.Reason);
            json.WriteOptional("by"u8, manual.By);
            json.WriteEndObject();
        }

        if (line.Courtesy is { } courtesy)
        {
            json.WriteStartObject("courtesy"u8);
            json.WriteString("reason"u8, courtesy.Reason);
            json.WriteString("approver"u8, courtesy.Approver);
            json.WriteDay("until"u8, courtesy.Until);
            json.WriteOptional("by"u8, courtesy.By);
            json.WriteEndObject();
        }

        json.WriteOptional("section"u8, line.Section);
        json.WriteOptional("note"u8, line.Note);
        if (line.StartsOn is { } startsOn)
        {
            json.WriteDay("startsOn"u8, startsOn);
        }

        if (line.EndsOn is { } endsOn)
        {
            json.WriteDay("endsOn"u8, endsOn);
        }
    }

    private static void WriteDiscounts(this Utf8JsonWriter json, IReadOnlyList<QuoteDiscount>? discounts)
    {
        if (discounts is null)
        {
            return;
        }

        json.WriteStartArray("discounts"u8);
        foreach (var (discount, period) in discounts)
        {
            json.WriteStartObject();
            json.WriteDiscount(discount);
            if (period is { } only)
            {
                json.WriteName("chargePeriod"u8, only);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBundles(this Utf8JsonWriter json, IReadOnlyList<Bundle>? bundles)
    {
        if (bundles is null)
        {
            return;
        }

        json.WriteStartArray("bundles"u8);
        foreach (var bundle in bundles)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, bundle.Name);
            json.WriteStartArray("services"u8);
            foreach (var service in bundle.Services)
            {
                json.WriteStringValue(service);
            }

            json.WriteEndArray();
            json.WriteDiscount(bundle.Discount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDiscount(this Utf8JsonWriter json, Discount discount)
    {
        json.WriteStartObject("discount"u8);
        json.WriteMembers(discount);
        json.WriteEndObject();
    }

    private static void WriteMembers(this Utf8JsonWriter json, Discount discount)
    {
        json.WriteName("kind"u8, discount.Kind);
        json.WriteTrimmed("value"u8, discount.Value);
        json.WriteString("reason"u8, discount.Reason);
        json.WriteOptional("by"u8, discount.By);
    }

    private static void WriteVatCheck(this Utf8JsonWriter json, VatCheck? check)
    {
        if (check is null)
        {
            return;
        }

        json.WriteStartObject("vatCheck"u8);
        json.WriteString("vatId"u8, check.VatId);
        json.WriteName("outcome"u8, check.Outcome);
        json.WriteDay("checkedOn"u8, check.CheckedOn);
        json.WriteString("source"u8, check.Source);
        json.WriteOptional("reference"u8, check.Reference);
        json.WriteEndObject();
    }
}
