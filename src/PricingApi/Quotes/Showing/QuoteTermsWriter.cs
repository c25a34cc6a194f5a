using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Showing;

/// <summary>Writes whom a quote is for, on which terms, and what a reader should know.</summary>
internal static class QuoteTermsWriter
{
    public static void WriteTerms(this Utf8JsonWriter json, QuoteInputs inputs, QuoteRow? row)
    {
        json.WriteStartObject("priceBook"u8);
        json.WriteString("code"u8, inputs.PriceBook.Code);
        json.WriteNumber("version"u8, inputs.PriceBook.Version);
        json.WriteEndObject();
        json.WriteName("language"u8, inputs.Language);
        json.WriteDay("validUntil"u8, inputs.ValidUntil);
        json.WriteDay("pricedOn"u8, inputs.PricedOn);
        json.WriteInstant("createdAt"u8, row?.CreatedAt);
        json.WriteInstant("issuedAt"u8, row?.IssuedAt);
        json.WriteDecision(row);
        json.WriteSeller(inputs.Seller);
        json.WriteCustomer(inputs.Customer);
        json.WriteString("title"u8, inputs.Title);
        json.WriteString("terms"u8, inputs.Terms);
        json.WriteString("purchaseOrderNumber"u8, inputs.PurchaseOrderNumber);
        json.WriteString("externalReference"u8, inputs.ExternalReference);
        json.WriteContact("salesContact"u8, inputs.SalesContact);
        json.WriteStartObject("metadata"u8);
        foreach (var (name, value) in inputs.Metadata)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteNullable("termMonths"u8, inputs.TermMonths);
        json.WriteNullable("occurrencesPerYear"u8, inputs.OccurrencesPerYear);
        json.WriteInstant("orderedAt"u8, inputs.OrderedAt);
        json.WriteIndexes(inputs.Indexes);
    }

    public static void WriteStanding(this Utf8JsonWriter json, QuoteDocument document)
    {
        json.WriteName("binding"u8, document.Inputs.Binding ?? Binding.NonBinding);
        json.WriteName("vatRegime"u8, document.Numbers.VatRegime ?? VatRegime.Domestic);
        if (document.Inputs.VatCheck is { } check)
        {
            json.WriteStartObject("vatCheck"u8);
            json.WriteString("vatId"u8, check.VatId);
            json.WriteName("outcome"u8, check.Outcome);
            json.WriteDay("checkedOn"u8, check.CheckedOn);
            json.WriteString("source"u8, check.Source);
            json.WriteOptional("reference"u8, check.Reference);
            json.WriteEndObject();
        }

        if (document.Numbers.PromisedOn is { } promisedOn)
        {
            json.WriteDay("promisedOn"u8, promisedOn);
        }
    }

    public static void WriteWarnings(this Utf8JsonWriter json, QuoteDocument document, PriceBookVersion version)
    {
        json.WriteStartArray("warnings"u8);
        foreach (var warning in QuoteWarnings.Of(document, version))
        {
            json.WriteStartObject();
            json.WriteString("code"u8, warning.Code);
            json.WriteString("text"u8, warning.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What came of it; nothing while there is no answer.</summary>
    private static void WriteDecision(this Utf8JsonWriter json, QuoteRow? row)
    {
        if (row?.DecidedAt is not { } decided)
        {
            return;
        }

        var when = row.CurrentStatus() switch
        {
            QuoteStatus.Accepted => "acceptedAt"u8,
            QuoteStatus.Declined => "declinedAt"u8,
            _ => "withdrawnAt"u8,
        };
        json.WriteString(when, InstantConverter.Format(decided));
        json.WriteKnown("acceptedBy"u8, row.AcceptedBy);
        json.WriteKnown("acceptedEmail"u8, row.AcceptedEmail);
        json.WriteKnown("decidedByLink"u8, row.DecidedByLink is { } link ? Ids.Format(link) : null);
        json.WriteKnown("declineReason"u8, row.DeclineReason);
        json.WriteKnown("note"u8, row.Note);
        json.WriteAccepted(row);
    }

    /// <summary>Where nothing was taken, it is the quote as it was issued.</summary>
    private static void WriteAccepted(this Utf8JsonWriter json, QuoteRow row)
    {
        if (row.CurrentStatus() != QuoteStatus.Accepted)
        {
            return;
        }

        var document = QuoteDocument.FromBytes(row.AcceptedDocument ?? row.Document);
        json.WriteStartObject("accepted"u8);
        json.WriteStartArray("taken"u8);
        foreach (var line in document.Inputs.Taken ?? [])
        {
            json.WriteNumberValue(line);
        }

        json.WriteEndArray();
        json.WriteTotals(document.Numbers.Totals, document);
        json.WriteString("contentHash"u8, Convert.ToHexStringLower(row.AcceptedHash ?? row.Hash));
        json.WriteEndObject();
    }

    private static void WriteKnown(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
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
            json.WriteString("value"u8, Decimals.Plain(index.Value));
            json.WriteDay("date"u8, index.Date);
            json.WriteString("source"u8, index.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSeller(this Utf8JsonWriter json, Seller seller)
    {
        json.WriteStartObject("seller"u8);
        json.WriteString("name"u8, seller.Name);
        json.WriteString("country"u8, seller.Country);
        json.WriteString("vatId"u8, seller.VatId);
        json.WriteAddress(seller.Address);
        json.WriteEndObject();
    }

    private static void WriteCustomer(this Utf8JsonWriter json, Customer customer)
    {
        json.WriteStartObject("customer"u8);
        json.WriteString("reference"u8, customer.Reference);
        json.WriteString("name"u8, customer.Name);
        json.WriteString("country"u8, customer.Country);
        json.WriteString("vatId"u8, customer.VatId);
        json.WriteAddress(customer.Address);
        json.WriteContact("contact"u8, customer.Contact);
        json.WriteName("kind"u8, customer.Kind ?? CustomerKind.Business);
        json.WriteEndObject();
    }

    private static void WriteAddress(this Utf8JsonWriter json, Address? address)
    {
        if (address is null)
        {
            json.WriteNull("address"u8);
            return;
        }

        json.WriteStartObject("address"u8);
        json.WriteString("street"u8, address.Street);
        json.WriteString("postalCode"u8, address.PostalCode);
        json.WriteString("city"u8, address.City);
        json.WriteEndObject();
    }

    private static void WriteContact(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Contact? contact)
    {
        if (contact is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("name"u8, contact.Name);
        json.WriteString("email"u8, contact.Email);
        json.WriteString("phone"u8, contact.Phone);
        json.WriteEndObject();
    }

    public static void WriteInstant(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            json.WriteString(name, InstantConverter.Format(known));
        }
    }

    private static void WriteNullable(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
