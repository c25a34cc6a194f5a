using PricingApi.Domain;

namespace PricingApi.Quotes.Interactions;

/// <summary>How many quotes were right the first time.</summary>
/// <param name="From">The first day that counts, in the seller's time zone.</param>
/// <param name="Before">The first day after it that does not.</param>
/// <param name="Groups">By month in which the quotes were first issued, and price book; those without quotes are left out.</param>
public sealed record FirstTimeRightReport(DateOnly From, DateOnly Before, FirstTimeRightCounts Total, IReadOnlyList<FirstTimeRightGroup> Groups);

/// <summary>The quotes first issued in one month, by one price book.</summary>
/// <param name="Month">The month in the seller's time zone, such as 2026-01.</param>
/// <param name="PriceBook">Code of the price book of the latest revision.</param>
public sealed record FirstTimeRightGroup(string Month, string PriceBook, FirstTimeRightCounts Counts);

/// <summary>How many of the quotes that were issued are accepted by now, and how many of these took one try.</summary>
/// <param name="Accepted">Those of them that are accepted.</param>
/// <param name="FirstTimeRight">Those accepted at revision 1, without a message about it up to the yes.</param>
/// <param name="Rate">First time right, in per cent of the issued ones, with at most two decimals; null where none was issued.</param>
public sealed record FirstTimeRightCounts(int Issued, int Accepted, int FirstTimeRight, string? Rate)
{
    internal static FirstTimeRightCounts Of(int issued, int accepted, int right) =>
        new(issued, accepted, right, issued == 0 ? null : Decimals.Plain(Math.Round(100m * right / issued, 2, MidpointRounding.AwayFromZero)));
}
