using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Hints;

/// <summary>What a buyer may want to know about a quantity.</summary>
public enum HintKind
{
    /// <summary>Where the next price band begins.</summary>
    NextTier,

    /// <summary>A larger quantity costs less.</summary>
    MoreForLess,

    /// <summary>More units cost the same: the rest of a started package.</summary>
    UnusedUnits,

    /// <summary>More units cost the same: the minimum covers them.</summary>
    BelowMinimum,

    /// <summary>Another service that cannot be combined with this one covers the same quantity for less.</summary>
    CheaperAlternative,

    /// <summary>A service that goes well with it and is not taken.</summary>
    Recommended,
}

/// <summary>A way to get more, or to pay less. Seller and customer are told the same.</summary>
/// <param name="Quantity">The quantity it is about.</param>
/// <param name="Amount">What that quantity costs, without VAT.</param>
/// <param name="Service">The service to choose instead; absent when it is the same one.</param>
/// <param name="Text">In words.</param>
public sealed record Hint(HintKind Kind, decimal Quantity, Money Amount, string? Service, LocalText Text);
