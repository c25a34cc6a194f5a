using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>A price book version and what is asked of it on a day.</summary>
/// <param name="Indexes">The values in force, one for each index that the version follows.</param>
internal sealed record QuoteCase(PriceBookVersion Version, IReadOnlyList<Selection> Lines, PricingTerms Terms, IReadOnlyList<IndexValue> Indexes)
{
    /// <summary>What is offered on the day, at its prices.</summary>
    public PriceBookVersion Offered { get; } = Version.Within(null, Terms.PricedOn).PricedOn(Terms.PricedOn, Indexes);

    /// <summary>Whether a document can be made of it: it has neither rates nor discounts that no document has.</summary>
    public bool IsDutch { get; init; }

    /// <summary>The same as the inputs of a document.</summary>
    public QuoteInputs? Inputs => IsDutch && Menu.Inputs(Version, [.. Lines]) is var usual
        ? usual with
        {
            PricedOn = Terms.PricedOn,
            Seller = usual.Seller with { VatRounding = Terms.VatRounding },
            TermMonths = Terms.TermMonths,
            OccurrencesPerYear = Terms.OccurrencesPerYear,
            Indexes = Indexes is [] ? null : Indexes,
        }
        : null;

    public PricedQuote? Price() =>
        QuoteBuilder.Price(Offered, Lines, Terms, QuoteDocument.Phases(Version.Within(null, Terms.PricedOn), Lines, Terms.PricedOn, Indexes)).Value;

    public QuoteCase WithoutLast() => this with { Lines = [.. Lines.SkipLast(1)] };
}

/// <summary>A quote in its three forms: as it was priced, as it is written down, and as it was reckoned a second time.</summary>
internal sealed record Outcome(QuoteCase Asked, PricedQuote Priced, QuoteNumbers Shown, Reckoning Reckoned)
{
    public static Outcome? Of(QuoteCase asked) => asked.Price() is { } priced
        ? new(asked, priced, QuoteNumbers.From(priced, asked.Terms.VatRounding), new(asked))
        : null;
}
