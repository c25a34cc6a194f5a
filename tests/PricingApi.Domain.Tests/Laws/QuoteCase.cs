using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>A price book version and what is asked of it.</summary>
internal sealed record QuoteCase(PriceBookVersion Version, IReadOnlyList<Selection> Lines, PricingTerms Terms)
{
    /// <summary>The day whose Dutch VAT rates the terms hold; none when a quote has rates or discounts that no document has.</summary>
    public DateOnly? PricedOn { get; init; }

    /// <summary>The same as the inputs of a document.</summary>
    public QuoteInputs? Inputs => PricedOn is { } day && Menu.Inputs(Version, [.. Lines]) is var usual
        ? usual with { PricedOn = day, Seller = usual.Seller with { VatRounding = Terms.VatRounding }, TermMonths = Terms.TermMonths, OccurrencesPerYear = Terms.OccurrencesPerYear }
        : null;

    public PricedQuote? Price() => QuoteBuilder.Price(Version, Lines, Terms).Value;

    public QuoteCase WithoutLast() => this with { Lines = [.. Lines.SkipLast(1)] };
}

/// <summary>A quote in its three forms: as it was priced, as it is written down, and as it was reckoned a second time.</summary>
internal sealed record Outcome(QuoteCase Asked, PricedQuote Priced, QuoteNumbers Shown, Reckoning Reckoned)
{
    public static Outcome? Of(QuoteCase asked) => asked.Price() is { } priced
        ? new(asked, priced, QuoteNumbers.From(priced, asked.Terms.VatRounding), new(asked))
        : null;
}
