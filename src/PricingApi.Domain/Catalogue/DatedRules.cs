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
        var based = services.Where(service => service.Kind == ServiceKind.Base).Select(service => service.Tariff.ChargePeriod).ToHashSet();
        foreach (var (index, service) in services.Index())
        {
            bool IsLeftOutOf(Service? needed) => needed is { Kind: not ServiceKind.OptOut } && needed.Tariff.ChargePeriod == service.Tariff.ChargePeriod;

            if (service.LastSaleDate < day)
            {
                yield return new("sale-over", $"'{service.Code}' is no longer sold on {day:O}: no quote will offer it.", $"/services/{index}/lastSaleDate");
            }
            else if (service.Requires.Select(byCode.GetValueOrDefault).FirstOrDefault(needed => needed?.LastSaleDate < (service.LastSaleDate ?? DateOnly.MaxValue)) is { } sooner)
            {
                yield return new("sale-ends-sooner", $"'{service.Code}' goes with '{sooner.Code}', which it requires, after {sooner.LastSaleDate:O}.", $"/services/{index}/requires");
            }

            if (service.Kind == ServiceKind.OptOut && !based.Contains(service.Tariff.ChargePeriod) && !service.Requires.Select(byCode.GetValueOrDefault).Any(IsLeftOutOf))
            {
                yield return new("opt-out-of-nothing", $"'{service.Code}' can never be quoted: no base falls due with it, and it requires nothing that does. Name what it is left out of in requires.", $"/services/{index}/requires");
            }

            if (service.Surcharge is { When.Rush: true, For: var named } && !services.Any(other => other.LeadTime is not null && named.Contains(other)))
            {
                yield return new("rush-without-lead-time", $"'{service.Code}' is never due: nothing that it is charged on has a lead time.", $"/services/{index}/surcharge/when/rush");
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
