using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Showing;
using PricingApi.Storage;

namespace PricingApi.Quotes;

/// <summary>A quote as it was when something happened to it.</summary>
/// <param name="Sequence">The place of this event among those of its quote: 1, 2, 3 … without gaps.</param>
/// <param name="Revision">The revision that this is about.</param>
/// <param name="ContentHash">SHA-256 of its canonical document, in hexadecimal.</param>
/// <param name="Truncated">false: the quote is given with all its lines.</param>
/// <param name="Quote">As <c>GET /v1/quotes/{id}</c> gives it, without the list of excluded services: that goes by count and link.</param>
/// <param name="Links">Where to read more.</param>
public sealed record QuoteEventData(int Sequence, int Revision, string ContentHash, [property: AllowedValues(false)] bool Truncated, QuoteResponse Quote, QuoteLinks Links);

/// <summary>A quote too long to be sent: what it takes to know which one it is and what it comes to. The rest is at the links.</summary>
/// <param name="Sequence">The place of this event among those of its quote: 1, 2, 3 … without gaps.</param>
/// <param name="Revision">The revision that this is about.</param>
/// <param name="ContentHash">SHA-256 of its canonical document, in hexadecimal: what the links give is what this event is about as long as that has the same.</param>
/// <param name="Truncated">true: the quote is given without its lines, as the whole would have more than 64 KiB.</param>
/// <param name="Links">Where to read the whole.</param>
public sealed record BriefQuoteEventData(int Sequence, int Revision, string ContentHash, [property: AllowedValues(true)] bool Truncated, BriefQuote Quote, QuoteLinks Links);

/// <summary>A quote without its lines, metadata and terms. Each member is what it is in the whole.</summary>
/// <param name="Number">For people; unique, gaps are possible.</param>
/// <param name="Mode">live, or test for quotes made with a test key.</param>
/// <param name="ValidUntil">Last day, to its end in the seller's zone.</param>
/// <param name="AcceptedBy">Who said yes, as the caller named them.</param>
/// <param name="DeclineReason">Why the customer said no.</param>
/// <param name="Totals">One for each charge period that has lines; periods are never added up.</param>
/// <param name="Value">Worth over time without VAT.</param>
/// <param name="ExcludedCount">How many services are not included.</param>
/// <param name="ContentHash">SHA-256 of the canonical document, in hexadecimal.</param>
public sealed record BriefQuote(
    Guid Id,
    string Number,
    int Revision,
    QuoteStatus Status,
    string Mode,
    string Currency,
    PriceBookReference PriceBook,
    Language Language,
    DateOnly ValidUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? IssuedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? AcceptedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DeclinedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? WithdrawnAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AcceptedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeclineReason? DeclineReason,
    CustomerContract Customer,
    string? Title,
    string? PurchaseOrderNumber,
    string? ExternalReference,
    bool RequiresApproval,
    IReadOnlyList<TotalResponse> Totals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ValueResponse? Value,
    int ExcludedCount,
    string ContentHash)
{
    /// <summary>Their names, as they stand in a quote.</summary>
    internal static readonly IReadOnlySet<string> Members = typeof(BriefQuote).GetProperties().Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name)).ToHashSet();
}

/// <summary>Addresses relative to the API's. But for <c>quote</c> they are of the revision that this is about.</summary>
/// <param name="Quote">The quote as it is now.</param>
/// <param name="Revision">The revision that this is about: as it is while it is the present one, as it was afterwards.</param>
/// <param name="Scope">What is and what is not included.</param>
/// <param name="Explain">How each amount came about.</param>
/// <param name="Document">The quote on paper.</param>
public sealed record QuoteLinks(string Quote, string Revision, string Scope, string Explain, QuoteDocumentLinks Document)
{
    /// <param name="periods">Those in which it has totals.</param>
    internal static QuoteLinks To(Guid quote, int revision, IReadOnlyList<ChargePeriod> periods)
    {
        var self = $"/v1/quotes/{Ids.Format(quote)}";
        var number = Decimals.Plain(revision);
        var document = $"{self}/document?revision={number}&format=";

        return new(
            self,
            $"{self}/revisions/{number}",
            $"{self}/scope?revision={number}",
            $"{self}/explain?revision={number}",
            new($"{document}html", $"{document}pdf", UblLinks.To($"{document}ubl", periods)));
    }
}

/// <summary>The quote on paper, in each form there is.</summary>
/// <param name="Html">A page that stands alone.</param>
/// <param name="Pdf">The same in PDF.</param>
/// <param name="Ubl">UBL 2.1 Quotations, one for each charge period in which there is a total.</param>
public sealed record QuoteDocumentLinks(string Html, string Pdf, UblLinks Ubl);

/// <summary>A UBL 2.1 Quotation for each charge period; absent where there is no total.</summary>
/// <param name="OneOff">Of what is charged once.</param>
/// <param name="PerOccurrence">Of what is charged each time.</param>
/// <param name="PerMonth">Of what is charged every month.</param>
/// <param name="PerYear">Of what is charged every year.</param>
public sealed record UblLinks(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OneOff,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PerOccurrence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PerMonth,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PerYear)
{
    internal static UblLinks To(string ubl, IReadOnlyList<ChargePeriod> periods)
    {
        return new(Of(ChargePeriod.OneOff), Of(ChargePeriod.PerOccurrence), Of(ChargePeriod.PerMonth), Of(ChargePeriod.PerYear));

        string? Of(ChargePeriod period) => periods.Contains(period) ? $"{ubl}&chargePeriod={EnumNames<ChargePeriod>.Of(period)}" : null;
    }
}
