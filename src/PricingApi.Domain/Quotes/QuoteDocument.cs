using System.Security.Cryptography;
using System.Text.Json;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes.Writing;

namespace PricingApi.Domain.Quotes;

/// <summary>The inputs and numbers of a quote: what is stored, hashed and recomputed. Texts are rendered from it.</summary>
/// <param name="Engine">The rules it was computed by; a changed rule gets a new number.</param>
public sealed record QuoteDocument(int Engine, QuoteInputs Inputs, QuoteNumbers Numbers)
{
    /// <summary>The rules in force.</summary>
    public const int CurrentEngine = 1;

    /// <summary>Prices the inputs, or says everything that is wrong with them.</summary>
    public static Result<QuoteDocument> Compute(PriceBookVersion version, QuoteInputs inputs)
    {
        var priced = new InputPricing(version, inputs).Price();

        return priced.Accepted
            ? new QuoteDocument(CurrentEngine, inputs, QuoteNumbers.From(priced.Value, inputs.Seller.VatRounding))
            : priced.Refusals.ToList();
    }

    /// <summary>The one byte form: UTF-8 JSON, members in declared order, no white space, everything but basic Latin escaped.</summary>
    public byte[] ToBytes() => DocumentWriter.Write(this);

    /// <summary>SHA-256 of the bytes, for what is not stored.</summary>
    public byte[] ToHash() => DocumentWriter.Hash(this);

    /// <summary>The offer as it is priced for the reader: on the day, at the index values in force.</summary>
    public static PriceBookVersion Offered(PriceBookVersion version, QuoteInputs inputs) =>
        version.Within(inputs.Assortment, inputs.PricedOn).PricedOn(inputs.PricedOn, inputs.Indexes ?? []);

    public static QuoteDocument FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, DocumentJson.Default.QuoteDocument) ?? throw new InvalidDataException("A stored quote is empty.");

    /// <summary>SHA-256 of the bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    /// <summary>The offer as it will be priced after each introductory price and courtesy on the quote.</summary>
    internal static List<Phase> Phases(PriceBookVersion offered, IReadOnlyList<Selection> selections, DateOnly pricedOn, IReadOnlyList<IndexValue> indexes) =>
    [
        .. selections.Select(selection => offered.Find(selection.Service)?.Tariff.Introductory?.Until)
            .OfType<DateOnly>()
            .Concat(Courtesies.Ends(selections, offered))
            .Where(until => until >= pricedOn)
            .Distinct()
            .Order()
            .Select(until => until.AddDays(1))
            .Select(from => new Phase(from, offered.PricedOn(from, indexes))),
    ];
}

/// <summary>The numbers of a quote, written down. Money is text with exactly the currency's digits.</summary>
/// <param name="Excluded">Every service that was not selected, in the order of the price book.</param>
/// <param name="Later">What changes when introductory prices and courtesies end; absent when none does.</param>
/// <param name="VatDifference">What VAT would be more or less under the other rounding method.</param>
/// <param name="VatRegime">Absent when VAT is domestic.</param>
/// <param name="Reductions">What bundles and discounts on the whole quote take off; absent when there are none.</param>
/// <param name="Sections">Absent when no line stands in one.</param>
/// <param name="PromisedOn">The day on which all that counts can be performed; absent when no lead time is known.</param>
public sealed record QuoteNumbers(
    string Currency,
    IReadOnlyList<DocumentLine> Lines,
    IReadOnlyList<DocumentTotal> Totals,
    IReadOnlyList<DocumentExclusion> Excluded,
    VatRounding VatRounding,
    string VatDifference,
    DocumentValue? Value,
    IReadOnlyList<DocumentPhase>? Later = null,
    VatRegime? VatRegime = null,
    IReadOnlyList<DocumentReduction>? Reductions = null,
    IReadOnlyList<DocumentSection>? Sections = null,
    DateOnly? PromisedOn = null)
{
    internal static QuoteNumbers From(PricedQuote quote, VatRounding rounding) => new(
        quote.Currency.Code,
        [.. quote.Lines.Select(line => DocumentLine.From(line, quote.Currency))],
        [.. quote.Totals.Select(DocumentTotal.From)],
        [.. quote.Excluded.Select(excluded => excluded.Document)],
        rounding,
        quote.VatDifference.ToString(),
        quote.Value is { } value ? new(value.FirstYear.ToString(), value.Contract.ToString()) : null,
        quote.Later is [] ? null : [.. quote.Later.Select(DocumentPhase.Of)],
        quote.VatRegime == Adjustments.VatRegime.Domestic ? null : quote.VatRegime,
        quote.Reductions is [] ? null : [.. quote.Reductions.Select(taken => new DocumentReduction(taken.Kind, taken.Number, taken.ChargePeriod, taken.Amount.ToString()))],
        quote.Sections is [] ? null : [.. quote.Sections.Select(DocumentSection.From)],
        quote.Lines.Where(line => line.Disposition.Counts()).Max(line => line.PromisedOn));
}
