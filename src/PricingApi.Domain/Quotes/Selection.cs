using PricingApi.Domain.Adjustments;

namespace PricingApi.Domain.Quotes;

/// <summary>What the buyer picked.</summary>
/// <param name="Service">Code of the service.</param>
/// <param name="Quantity">In the service's unit; above 0, at most 1,000,000, at most four decimals.</param>
public sealed record Selection(string Service, decimal Quantity)
{
    /// <summary>Reductions of this line, applied in order.</summary>
    public IReadOnlyList<Discount> Discounts { get; init; } = [];

    /// <summary>When it is to be performed, in the seller's zone; null when nobody says.</summary>
    public DateTimeOffset? RequestedFor { get; init; }

    /// <summary>For a surcharge: the numbers of the lines that bring it about.</summary>
    public IReadOnlyList<int> SurchargeFor { get; init; } = [];
}
