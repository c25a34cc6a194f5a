using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>What becomes of courtesies when they have ended.</summary>
internal static class Courtesies
{
    /// <summary>The selection from a day on: what recurs and was given away until before it is charged.</summary>
    public static IReadOnlyList<Selection> On(DateOnly day, IReadOnlyList<Selection> selections, PriceBookVersion version) => selections.Any(selection => selection.Courtesy is not null)
        ? [.. selections.Select(selection => Ends(selection, version) < day ? selection with { Disposition = Disposition.Priced, Courtesy = null } : selection)]
        : selections;

    /// <summary>The last days of courtesies that something is charged after.</summary>
    public static IEnumerable<DateOnly> Ends(IReadOnlyList<Selection> selections, PriceBookVersion version) =>
        selections.Select(selection => Ends(selection, version)).OfType<DateOnly>();

    private static DateOnly? Ends(Selection selection, PriceBookVersion version) =>
        selection is { Disposition: Disposition.Courtesy, Courtesy: { Until: var until } } && version.Find(selection.Service) is { Tariff.ChargePeriod: not ChargePeriod.OneOff } ? until : null;
}
