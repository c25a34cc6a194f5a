namespace PricingApi.Domain.Catalogue;

/// <summary>Finds where customers who are meant to pay alike would not: the same service at another price in another price book.</summary>
public static class TariffParity
{
    /// <summary>So many are told one by one.</summary>
    public const int Most = 100;

    /// <summary>In the order of the services; the last one says how many more there are. What cannot be compared, for another unit or period, is left out.</summary>
    /// <param name="services">Of the version that is looked at.</param>
    /// <param name="others">Versions of other price books, with the segments that quote from them and from this one; other currencies are left out.</param>
    /// <param name="on">The tariff as it is charged on the day on which prices are compared.</param>
    public static List<Refusal> Find(IReadOnlyList<Service> services, IReadOnlyList<LikeVersion> others, Currency currency, Func<Tariff, Tariff>? on = null)
    {
        var places = services.Index().GroupBy(service => service.Item.Code, service => service.Index).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var differing = others
            .Where(other => other.Version.Currency == currency)
            .OrderBy(other => other.Version.BookCode, StringComparer.Ordinal)
            .SelectMany(other => VersionDiff.Of(other.Version.Services, services, 1, currency, on).Where(HasOtherPrice).Select(difference => (Other: other, Place: places[difference.Service.Code], Difference: difference)))
            .OrderBy(found => found.Place)
            .ToList();
        List<Refusal> findings = [.. differing.SelectMany(found => found.Other.Segments.Order(StringComparer.Ordinal).Select(segment => Tell(found.Place, segment, found.Difference, found.Other.Version))).Take(Most)];

        return differing.Sum(found => found.Other.Segments.Count) - findings.Count is > 0 and var more
            ? [.. findings, new("tariff-differs", $"So it is in {more} more places.")]
            : findings;
    }

    private static bool HasOtherPrice(ServiceDifference difference) => difference is { Before: { } before, After: { } after } && before != after;

    private static Refusal Tell(int place, string segment, ServiceDifference difference, PriceBookVersion other) => new(
        "tariff-differs",
        $"'{difference.Service.Code}': accounts of the segment '{segment}' pay {difference.After} {other.Currency} here and {difference.Before} by '{other.BookCode}' version {other.Number}, at a quantity of {Decimals.Plain(difference.Quantity)}.",
        $"/services/{place}/tariff");
}

/// <summary>A version of another price book, by which accounts of these segments quote.</summary>
public sealed record LikeVersion(PriceBookVersion Version, IReadOnlyList<string> Segments);
