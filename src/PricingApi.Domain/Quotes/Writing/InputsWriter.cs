using System.Text.Json;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes.Writing;

/// <summary>Writes what a quote was priced from.</summary>
internal static class InputsWriter
{
    public static void WriteInputs(this Utf8JsonWriter json, QuoteInputs inputs)
    {
        json.WriteStartObject("inputs"u8);
        json.WriteStartObject("priceBook"u8);
        json.WriteString("code"u8, inputs.PriceBook.Code);
        json.WriteNumber("version"u8, inputs.PriceBook.Version);
        json.WriteEndObject();
        json.WriteDay("pricedOn"u8, inputs.PricedOn);
        json.WriteSeller(inputs.Seller);
        json.WriteCustomer(inputs.Customer);
        json.WriteName("language"u8, inputs.Language);
        json.WriteDay("validUntil"u8, inputs.ValidUntil);
        json.WriteOptional("termMonths"u8, inputs.TermMonths);
        json.WriteOptional("occurrencesPerYear"u8, inputs.OccurrencesPerYear);
        json.WriteOptional("title"u8, inputs.Title);
        json.WriteOptional("terms"u8, inputs.Terms);
        json.WriteOptional("purchaseOrderNumber"u8, inputs.PurchaseOrderNumber);
        json.WriteOptional("externalReference"u8, inputs.ExternalReference);
        json.WriteContact("salesContact"u8, inputs.SalesContact);
        json.WriteMetadata(inputs.Metadata);
        json.WriteSelected(inputs.Lines);
        json.WriteAssortment(inputs.Assortment);
        if (inputs.OrderedAt is { } orderedAt)
        {
            json.WriteString("orderedAt"u8, orderedAt);
        }

        if (inputs.AddSurcharges is { } add)
        {
            json.WriteBoolean("addSurcharges"u8, add);
        }

        json.WriteIndexes(inputs.Indexes);
        json.WriteAgreed(inputs);
        json.WriteEndObject();
    }

    private static void WriteSeller(this Utf8JsonWriter json, Seller seller)
    {
        json.WriteStartObject("seller"u8);
        json.WriteString("name"u8, seller.Name);
        json.WriteString("country"u8, seller.Country);
        json.WriteOptional("vatId"u8, seller.VatId);
        json.WriteAddress(seller.Address);
        json.WriteString("timeZone"u8, seller.TimeZone);
        json.WriteName("vatRounding"u8, seller.VatRounding);
        if (seller.SmallBusiness is { } smallBusiness)
        {
            json.WriteBoolean("smallBusiness"u8, smallBusiness);
        }

        json.WriteEndObject();
    }

    private static void WriteCustomer(this Utf8JsonWriter json, Customer customer)
    {
        json.WriteStartObject("customer"u8);
        json.WriteString("reference"u8, customer.Reference);
        json.WriteString("name"u8, customer.Name);
        json.WriteString("country"u8, customer.Country);
        json.WriteOptional("vatId"u8, customer.VatId);
        json.WriteAddress(customer.Address);
        json.WriteContact("contact"u8, customer.Contact);
        if (customer.Kind is { } kind)
        {
            json.WriteName("kind"u8, kind);
        }

        json.WriteEndObject();
    }

    private static void WriteAddress(this Utf8JsonWriter json, Address? address)
    {
        if (address is null)
        {
            return;
        }

        json.WriteStartObject("address"u8);
        json.WriteOptional("street"u8, address.Street);
        json.WriteOptional("postalCode"u8, address.PostalCode);
        json.WriteOptional("city"u8, address.City);
        json.WriteEndObject();
    }

    private static void WriteContact(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Contact? contact)
    {
        if (contact is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteOptional("name"u8, contact.Name);
        json.WriteOptional("email"u8, contact.Email);
        json.WriteOptional("phone"u8, contact.Phone);
        json.WriteEndObject();
    }

    private static void WriteMetadata(this Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject("metadata"u8);
        foreach (var (name, value) in metadata)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteAssortment(this Utf8JsonWriter json, Assortment? assortment)
    {
        if (assortment is not null)
        {
            json.WriteStartObject("assortment"u8);
            json.WriteNames("allow"u8, assortment.Allow);
            json.WriteNames("deny"u8, assortment.Deny);
            json.WriteEndObject();
        }
    }

    private static void WriteIndexes(this Utf8JsonWriter json, IReadOnlyList<IndexValue>? indexes)
    {
        if (indexes is null)
        {
            return;
        }

        json.WriteStartArray("indexes"u8);
        foreach (var index in indexes)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, index.Code);
            json.WriteDay("date"u8, index.Date);
            json.WriteTrimmed("value"u8, index.Value);
            json.WriteString("source"u8, index.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNames(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ServiceNames names)
    {
        json.WriteStartObject(name);
        json.WriteTexts("services"u8, names.Services);
        json.WriteTexts("categories"u8, names.Categories);
        json.WriteEndObject();
    }

    private static void WriteTexts(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
