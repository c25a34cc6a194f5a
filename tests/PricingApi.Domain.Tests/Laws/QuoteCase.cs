using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>A price book version and what is asked of it.</summary>
internal sealed record QuoteCase(PriceBookVersion Version, QuoteInputs Inputs)
{
    /// <summary>Rates that no document has: priced apart from it, without surcharges and choices. Null for those of the day.</summary>
    public VatRates? OtherRates { get; init; }

    /// <summary>What is offered on the day, at its prices.</summary>
    public PriceBookVersion Offered { get; } = QuoteDocument.Offered(Version, Inputs);

    public QuoteNumbers? Price() => OtherRates is { } rates ? Price(rates) : QuoteDocument.Compute(Version, Inputs).Value?.Numbers;

    private QuoteNumbers? Price(VatRates rates)
    {
        var (offered, lines) = (Version.Within(Inputs.Assortment, Inputs.PricedOn), Inputs.Selections);
        var priced = QuoteBuilder.Price(Offered, lines, Inputs.PricingTerms with { Vat = rates }, QuoteDocument.Phases(offered, lines, Inputs.PricedOn, Inputs.Indexes ?? []));

        return priced.Accepted ? QuoteNumbers.From(priced.Value, Inputs.Seller.VatRounding) : null;
    }
}

/// <summary>A quote as it is written down, and as it was reckoned a second time.</summary>
internal sealed record Outcome(QuoteCase Asked, QuoteNumbers Shown, Reckoning Reckoned)
{
    public static Outcome? Of(QuoteCase asked) => asked.Price() is { } shown ? new(asked, shown, new(asked)) : null;

    public IEnumerable<DocumentLine> Counted => Shown.Lines.Where(line => line.Disposition is Disposition.Priced or Disposition.Courtesy);
}
