using PricingApi.Domain.Adjustments;

namespace PricingApi.Domain.Quotes;

/// <summary>What the buyer picked.</summary>
/// <param name="Service">Code of the service.</param>
/// <param name="Quantity">In the service's unit; above 0, at most 1,000,000, at most four decimals.</param>
public sealed record Selection(string Service, decimal Quantity)
{
    /// <summary>How it stands; never excluded.</summary>
    public Disposition Disposition { get; init; }

    /// <summary>For an alternative: code of the service whose place it can take.</summary>
    public string? AlternativeTo { get; init; }

    /// <summary>Reductions of this line, applied in order.</summary>
    public IReadOnlyList<Discount> Discounts { get; init; } = [];

    /// <summary>What is charged in place of the tariff's price.</summary>
    public ManualPrice? ManualPrice { get; init; }

    /// <summary>For a courtesy: why it is one.</summary>
    public Courtesy? Courtesy { get; init; }

    /// <summary>Title of the section of the quote that it stands in.</summary>
    public string? Section { get; init; }

    /// <summary>When it is to be performed, in the seller's zone; null when nobody says.</summary>
    public DateTimeOffset? RequestedFor { get; init; }

    /// <summary>For a surcharge: the numbers of the lines that bring it about.</summary>
    public IReadOnlyList<int> SurchargeFor { get; init; } = [];

    /// <summary>Whether it counts in the totals.</summary>
    internal bool Counts => Disposition.Counts();
}
