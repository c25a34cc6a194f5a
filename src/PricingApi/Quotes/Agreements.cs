using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes;

/// <summary>Writes down what was agreed besides the tariffs, and by whom. What stood on the quote already keeps its author.</summary>
internal sealed class Agreements(QuoteInputs? before, string author)
{
    private const string WholeQuote = "/quote";

    private readonly ILookup<(string Place, object Agreed), string> _authors = Known(before).ToLookup(known => (known.Place, known.Agreed), known => known.By);

    public IReadOnlyList<Discount>? Of(string service, IReadOnlyList<DiscountRequest>? discounts) => discounts is null or [] ? null : [.. discounts.Select(discount => Of(service, discount))];

    public ManualPrice? Of(string service, ManualPriceRequest? price) => price is null ? null : Written(service, new ManualPrice(price.UnitPrice, price.Reason), (agreed, by) => agreed with { By = by });

    public Courtesy? Of(string service, CourtesyRequest? courtesy) =>
        courtesy is null ? null : Written(service, new Courtesy(courtesy.Reason, courtesy.Approver, courtesy.Until), (agreed, by) => agreed with { By = by });

    public IReadOnlyList<QuoteDiscount>? Of(IReadOnlyList<QuoteDiscountRequest>? discounts) =>
        discounts is null or [] ? null : [.. discounts.Select(asked => new QuoteDiscount(Of(WholeQuote, asked.Discount), asked.ChargePeriod))];

    public IReadOnlyList<Bundle>? Of(IReadOnlyList<BundleRequest>? bundles) =>
        bundles is null or [] ? null : [.. bundles.Select(bundle => new Bundle(bundle.Name, bundle.Services, Of($"/{bundle.Name}", bundle.Discount)))];

    private Discount Of(string place, DiscountRequest discount) => Written(place, new Discount(discount.Kind, discount.Value, discount.Reason), (agreed, by) => agreed with { By = by });

    private T Written<T>(string place, T agreed, Func<T, string, T> by)
        where T : notnull => by(agreed, _authors[(place, agreed)].FirstOrDefault() ?? author);

    /// <summary>What is known to be by whom; places of services have no slash.</summary>
    private static IEnumerable<(string Place, object Agreed, string By)> Known(QuoteInputs? before)
    {
        IEnumerable<(string Place, object? Agreed, string? By)> all = before is null
            ? []
            :
            [
                .. before.Lines.SelectMany(line => Known(line.Service, line.Discounts)),
                .. before.Lines.Select(line => (line.Service, (object?)(line.ManualPrice is { } price ? price with { By = null } : null), line.ManualPrice?.By)),
                .. before.Lines.Select(line => (line.Service, (object?)(line.Courtesy is { } courtesy ? courtesy with { By = null } : null), line.Courtesy?.By)),
                .. Known(WholeQuote, before.Discounts?.Select(each => each.Discount)),
                .. (before.Bundles ?? []).SelectMany(bundle => Known($"/{bundle.Name}", [bundle.Discount])),
            ];

        return all.Where(known => known is { Agreed: not null, By: not null }).Select(known => (known.Place, known.Agreed!, known.By!));
    }

    private static IEnumerable<(string Place, object? Agreed, string? By)> Known(string place, IEnumerable<Discount>? discounts) =>
        (discounts ?? []).Select(discount => (place, (object?)(discount with { By = null }), discount.By));
}
