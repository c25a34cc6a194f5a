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
        var offered = version.Within(inputs.Assortment, inputs.PricedOn);
        var indexes = inputs.Indexes ?? [];
        var refusals = offered.Indexes.Except(indexes.Select(index => index.Code))
            .Select(code => new Refusal("index-missing", $"No value of the index '{code}' has been published for {inputs.PricedOn:O}."))
            .ToList();
        var selections = Surcharges.Complete(offered, inputs, inputs.Selections, refusals);
        var priced = QuoteBuilder.Price(offered.PricedOn(inputs.PricedOn, indexes), selections, inputs.PricingTerms, Phases(offered, selections, inputs.PricedOn, indexes));
        refusals.AddRange(priced.Refusals);

        return priced.Accepted && refusals is []
            ? new QuoteDocument(CurrentEngine, inputs, QuoteNumbers.From(priced.Value, inputs.Seller.VatRounding))
            : refusals;
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

    /// <summary>The offer as it will be priced after each introductory price on the quote.</summary>
    internal static List<Phase> Phases(PriceBookVersion offered, IReadOnlyList<Selection> selections, DateOnly pricedOn, IReadOnlyList<IndexValue> indexes) =>
    [
        .. selections.Select(selection => offered.Find(selection.Service)?.Tariff.Introductory?.Until)
            .OfType<DateOnly>()
            .Where(until => until >= pricedOn)
            .Distinct()
            .Order()
            .Select(until => until.AddDays(1))
            .Select(from => new Phase(from, offered.PricedOn(from, indexes))),
    ];
}

/// <summary>The numbers of a quote, written down. Money is text with exactly the currency's digits.</summary>
/// <param name="Excluded">Every service that was not selected, in the order of the price book.</param>
/// <param name="Later">What changes when introductory prices end; absent when none does.</param>
/// <param name="VatDifference">What VAT would be more or less under the other rounding method.</param>
public sealed record QuoteNumbers(
    string Currency,
    IReadOnlyList<DocumentLine> Lines,
    IReadOnlyList<DocumentTotal> Totals,
    IReadOnlyList<DocumentExclusion> Excluded,
    VatRounding VatRounding,
    string VatDifference,
    DocumentValue? Value,
    IReadOnlyList<DocumentPhase>? Later = null)
{
    internal static QuoteNumbers From(PricedQuote quote, VatRounding rounding) => new(
        quote.Currency.Code,
        [.. quote.Lines.Select(line => DocumentLine.From(line, quote.Currency))],
        [.. quote.Totals.Select(DocumentTotal.From)],
        [.. quote.Excluded.Select(excluded => excluded.Document)],
        rounding,
        quote.VatDifference.ToString(),
        quote.Value is { } value ? new(value.FirstYear.ToString(), value.Contract.ToString()) : null,
        quote.Later is [] ? null : [.. quote.Later.Select(DocumentPhase.Of)]);
}
