using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Whether each line can stand as it is said to.</summary>
internal static class DispositionRules
{
    /// <summary>A courtesy that is promised for longer is no courtesy but a price.</summary>
    private const int MostCourtesyYears = 5;

    public static IEnumerable<Refusal> Check(PriceBookVersion version, IReadOnlyList<Selection> selections, DateOnly pricedOn)
    {
        for (var line = 0; line < selections.Count; line++)
        {
            var selection = selections[line];
            if (selection is { Disposition: Disposition.Priced, Courtesy: null, AlternativeTo: null, ManualPrice: null })
            {
                continue;
            }

            foreach (var refusal in Courtesy(selection, version.Find(selection.Service), pricedOn).Concat(Alternative(selection, selections)).Concat(Price(selection, version.Find(selection.Service))))
            {
                yield return refusal with { Path = $"/lines/{line}{refusal.Path}" };
            }
        }
    }

    private static IEnumerable<Refusal> Courtesy(Selection selection, Service? service, DateOnly pricedOn)
    {
        if (selection.Disposition != Disposition.Courtesy)
        {
            return selection.Courtesy is null ? [] : [new("courtesy-invalid", "Only a line with the disposition courtesy says why it is one.", "/courtesy")];
        }

        return (selection, service) switch
        {
            ({ Courtesy: null }, _) => [new("courtesy-invalid", "A courtesy says why, by whose leave, and until when.", "/courtesy")],
            ({ Courtesy.Until: var until }, _) when until < pricedOn || until.Year > pricedOn.Year + MostCourtesyYears =>
                [new("courtesy-invalid", $"A courtesy ends from today ({pricedOn:O}) to {MostCourtesyYears} years ahead.", "/courtesy/until")],
            ({ Discounts: not [] }, _) => [new("courtesy-invalid", "A courtesy is given away whole: it has no discounts.", "/discounts")],
            (_, { Kind: ServiceKind.OptOut }) => [new("courtesy-invalid", "An opt-out takes something off: it cannot be given away.", "/disposition")],
            _ => [],
        };
    }

    private static IEnumerable<Refusal> Alternative(Selection selection, IReadOnlyList<Selection> selections)
    {
        if (selection.Disposition != Disposition.Alternative)
        {
            return selection.AlternativeTo is null ? [] : [new("alternative-invalid", "Only a line with the disposition alternative takes the place of another.", "/alternativeTo")];
        }

        return selection.AlternativeTo is { } main && selections.Any(other => other.Service == main && other.Counts)
            ? []
            : [new("alternative-invalid", "An alternative names the service of a line that counts in the totals, whose place it can take.", "/alternativeTo")];
    }

    private static IEnumerable<Refusal> Price(Selection selection, Service? service) => selection.ManualPrice switch
    {
        null => [],
        _ when service is { Kind: ServiceKind.OptOut } => [new("manual-price-invalid", "An opt-out is taken off at its own price.", "/manualPrice")],
        var price when price.Refuse(selection.Quantity) is { } reason => [new("manual-price-invalid", reason, "/manualPrice/unitPrice")],
        _ => [],
    };
}
