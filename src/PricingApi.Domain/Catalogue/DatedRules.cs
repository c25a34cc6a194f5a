using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>What must hold, and what may surprise, on the day on which a version takes effect.</summary>
public static class DatedRules
{
    /// <summary>References to services that are no longer sold, by services that are.</summary>
    public static IEnumerable<Refusal> Check(IReadOnlyList<Service> services, DateOnly day)
    {
        var retired = services.Where(service => service.LastSaleDate < day).Select(service => service.Code).ToHashSet(StringComparer.Ordinal);

        return retired.Count == 0
            ? []
            : services.Index()
                .Where(each => !retired.Contains(each.Item.Code))
                .SelectMany(each => References(each.Item)
                    .Where(reference => retired.Contains(reference.Code))
                    .Select(reference => new Refusal("retired-reference", $"'{each.Item.Code}' refers to '{reference.Code}', which is no longer sold on {day:O}.", $"/services/{each.Index}{reference.Path}")));
    }

    /// <summary>What is allowed and may not be meant.</summary>
    public static IEnumerable<Refusal> Find(IReadOnlyList<Service> services, DateOnly day)
    {
        var byCode = services.DistinctBy(service => service.Code).ToDictionary(service => service.Code, StringComparer.Ordinal);
        foreach (var (index, service) in services.Index())
        {
            if (service.LastSaleDate < day)
            {
                yield return new("sale-over", $"'{service.Code}' is no longer sold on {day:O}: no quote will offer it.", $"/services/{index}/lastSaleDate");
            }
            else if (service.Requires.Select(byCode.GetValueOrDefault).FirstOrDefault(needed => needed?.LastSaleDate < (service.LastSaleDate ?? DateOnly.MaxValue)) is { } sooner)
            {
                yield return new("sale-ends-sooner", $"'{service.Code}' goes with '{sooner.Code}', which it requires, after {sooner.LastSaleDate:O}.", $"/services/{index}/requires");
            }

            if (service.Tariff.Introductory is { Until: var until } && until < day)
            {
                yield return new("introduction-over", $"'{service.Code}': the introductory price ended on {until:O}, before the version takes effect.", $"/services/{index}/tariff/introductory/until");
            }
        }
    }

    private static IEnumerable<(string Code, string Path)> References(Service service)
    {
        IEnumerable<(IReadOnlyList<string> Codes, string Path)> lists =
        [
            (service.Requires, "/requires"),
            (service.Recommends, "/recommends"),
            (service.Tariff.Charge is Percentage { Of: var of } ? of.Services : [], "/tariff/charge/of/services"),
            (service.Surcharge?.For.Services ?? [], "/surcharge/for/services"),
        ];

        return lists.SelectMany(list => list.Codes.Index().Select(code => (code.Item, $"{list.Path}/{code.Index}")));
    }
}
