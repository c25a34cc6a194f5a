namespace PricingApi.Domain.Quotes;

/// <summary>How a service stands in a quote.</summary>
public enum Disposition
{
    /// <summary>On the quote, counted in the totals.</summary>
    Priced,

    /// <summary>Given away until a stated day: at its list price, less a visible reduction of all of it.</summary>
    Courtesy,

    /// <summary>Priced, but not counted in the totals until the customer takes it.</summary>
    Optional,

    /// <summary>Can take the place of another line; not counted in the totals until it does.</summary>
    Alternative,

    /// <summary>Not on the quote; listed with the price it would have.</summary>
    Excluded,
}

/// <summary>What a disposition does to a quote.</summary>
public static class Dispositions
{
    /// <summary>Whether a line counts in the totals.</summary>
    public static bool Counts(this Disposition disposition) => disposition is Disposition.Priced or Disposition.Courtesy;
}
