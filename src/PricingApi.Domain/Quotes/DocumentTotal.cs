using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes.Writing;

namespace PricingApi.Domain.Quotes;

/// <summary>What falls due in one charge period, as it is written down.</summary>
public sealed record DocumentTotal(ChargePeriod ChargePeriod, string Net, string Vat, string Gross, IReadOnlyList<DocumentVatGroup> VatBreakdown)
{
    internal static DocumentTotal From(PeriodTotal total) => new(
        total.ChargePeriod,
        total.Net.ToString(),
        total.Vat.ToString(),
        total.Gross.ToString(),
        [.. total.VatBreakdown.Select(group => new DocumentVatGroup(group.Rate.Category, group.Rate.Stated, group.Base.ToString(), group.Amount.ToString()))]);
}

/// <summary>VAT of the lines of one category and rate.</summary>
/// <param name="Rate">Absent outside the scope of VAT.</param>
public sealed record DocumentVatGroup(string Category, string? Rate, string Base, string Amount);

/// <summary>A service that was not selected, with the price that <paramref name="Quantity"/> of it would have.</summary>
public sealed record DocumentExclusion(string Service, decimal Quantity, string ListAmount)
{
    private byte[]? _canonical;

    /// <summary>Its part of the canonical bytes, written once: most exclusions are shared by every quote of a version.</summary>
    internal byte[] Canonical => _canonical ??= DocumentWriter.Write(this);

    public bool Equals(DocumentExclusion? other) =>
        (object)this == other || (other is not null && (Service, Quantity, ListAmount) == (other.Service, other.Quantity, other.ListAmount));

    public override int GetHashCode() => HashCode.Combine(Service, Quantity, ListAmount);
}

/// <summary>What the quote adds up to over the first year and over its term, without VAT.</summary>
public sealed record DocumentValue(string FirstYear, string Contract);

/// <summary>What changes when introductory prices or courtesies have ended.</summary>
/// <param name="From">The first day of the other prices.</param>
/// <param name="Lines">Those that cost something else than before.</param>
/// <param name="Totals">Of all lines from then on.</param>
public sealed record DocumentPhase(DateOnly From, IReadOnlyList<DocumentPhaseLine> Lines, IReadOnlyList<DocumentTotal> Totals)
{
    internal static DocumentPhase Of(LaterPhase phase) => new(
        phase.From,
        [.. phase.Lines.Select(line => new DocumentPhaseLine(line.Number, line.ListAmount.ToString(), line.NetAmount.ToString()))],
        [.. phase.Totals.Select(DocumentTotal.From)]);
}

/// <summary>What a line costs from then on.</summary>
public sealed record DocumentPhaseLine(int Line, string ListAmount, string NetAmount);

/// <summary>What a reduction of several lines takes off in one charge period.</summary>
/// <param name="Number">Of the bundle, or of the discount on the whole quote, from 1.</param>
public sealed record DocumentReduction(ReductionKind Kind, int Number, ChargePeriod ChargePeriod, string Amount);

/// <summary>What the lines of a section come to.</summary>
public sealed record DocumentSection(string Title, IReadOnlyList<DocumentSubtotal> Subtotals)
{
    internal static DocumentSection From(SectionTotal section) =>
        new(section.Title, [.. section.Subtotals.Select(subtotal => new DocumentSubtotal(subtotal.ChargePeriod, subtotal.Net.ToString()))]);
}

/// <summary>What the lines of a section come to in one charge period.</summary>
public sealed record DocumentSubtotal(ChargePeriod ChargePeriod, string Net);
