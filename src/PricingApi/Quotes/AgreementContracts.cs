using System.ComponentModel.DataAnnotations;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;

namespace PricingApi.Quotes;

/// <summary>A reduction. Who gave it is kept with it: the person of X-Actor, or else the API client.</summary>
/// <param name="Kind">How the value is to be read.</param>
/// <param name="Value">Per cent from 0 to 100 with at most four decimals, or an amount with at most the currency's digits.</param>
/// <param name="Reason">Why it is given; stands on the quote.</param>
public sealed record DiscountRequest(DiscountKind Kind, DecimalText Value, [property: MinLength(1), MaxLength(500)] string Reason)
{
    internal static DiscountRequest From(Discount discount) => new(discount.Kind, discount.Value, discount.Reason);
}

/// <summary>A discount on the whole quote.</summary>
/// <param name="Discount">What is taken off.</param>
/// <param name="ChargePeriod">Whose lines it is taken of; an amount needs it when lines fall due in more than one period. A percentage is taken of each period apart.</param>
public sealed record QuoteDiscountRequest(DiscountRequest Discount, ChargePeriod? ChargePeriod = null)
{
    internal static QuoteDiscountRequest From(QuoteDiscount discount) => new(DiscountRequest.From(discount.Discount), discount.ChargePeriod);
}

/// <summary>A group of lines that cost less together; each stays on its own line at its own price.</summary>
/// <param name="Name">Stands on the quote.</param>
/// <param name="Services">Codes of the services on those lines; two or more, each with a line that counts in the totals.</param>
/// <param name="Discount">What is taken off them together, spread by what they cost.</param>
public sealed record BundleRequest([property: MinLength(1), MaxLength(100)] string Name, IReadOnlyList<string> Services, DiscountRequest Discount)
{
    internal static BundleRequest From(Bundle bundle) => new(bundle.Name, bundle.Services, DiscountRequest.From(bundle.Discount));
}

/// <summary>A price in place of the price book's.</summary>
/// <param name="UnitPrice">Of one unit, for the whole quantity; at most six decimals.</param>
/// <param name="Reason">Why; stands on the quote.</param>
public sealed record ManualPriceRequest(DecimalText UnitPrice, [property: MinLength(1), MaxLength(500)] string Reason);

/// <summary>Why something is given away.</summary>
/// <param name="Reason">Stands on the quote.</param>
/// <param name="Approver">By whose leave.</param>
/// <param name="Until">The last day of it, at most five years ahead; what recurs is charged afterwards: its list price less the reductions of the quote, as told in <c>later</c>.</param>
public sealed record CourtesyRequest([property: MinLength(1), MaxLength(500)] string Reason, [property: MinLength(1), MaxLength(200)] string Approver, DateOnly Until);
