using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes.Comparing;

namespace PricingApi.Domain.Texts;

/// <summary>The words in which a customer is told why one quote comes to something else than another.</summary>
public static class CauseTexts
{
    public static LocalText Of(Cause cause) => cause switch
    {
        Cause.Added => new("toegevoegde diensten", "added services"),
        Cause.Removed => new("vervallen diensten", "removed services"),
        Cause.Quantity => new("andere hoeveelheden", "other quantities"),
        Cause.Price => new("andere prijzen", "other prices"),
        Cause.Base => new("percentages van andere regels", "percentages of other lines"),
        Cause.Discount => new("andere kortingen", "other discounts"),
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "A cause without words."),
    };
}
