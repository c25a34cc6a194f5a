using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>What a percentage may be taken of.</summary>
internal static class PercentageRules
{
    public static IEnumerable<Refusal> Check(Service service, Dictionary<string, Service> byCode, IReadOnlyList<Service> services)
    {
        if (service.Tariff.Charge is not Percentage { Of: var of })
        {
            yield break;
        }

        for (var index = 0; index < of.Services.Count; index++)
        {
            var path = $"/tariff/charge/of/services/{index}";
            if (!byCode.TryGetValue(of.Services[index], out var named))
            {
                yield return new("unknown-service", $"The price book has no service '{of.Services[index]}'.", path);
            }
            else if (named.Tariff.Charge is Percentage)
            {
                yield return Reaches(named, service.Code, byCode, [])
                    ? new("percentage-cycle", $"'{service.Code}' would be a percentage of itself.", path)
                    : new("percentage-of-percentage", $"'{named.Code}' is a percentage; a percentage of a percentage is not allowed.", path);
            }
            else if (named.Tariff.ChargePeriod != service.Tariff.ChargePeriod)
            {
                yield return new("percentage-period", $"'{named.Code}' has another charge period; a percentage is taken of lines of its own period.", path);
            }
        }

        for (var index = 0; index < of.Categories.Count; index++)
        {
            if (!services.Any(other => other.Category == of.Categories[index]))
            {
                yield return new("unknown-category", $"No service has the category '{of.Categories[index]}'.", $"/tariff/charge/of/categories/{index}");
            }
        }
    }

    private static bool Reaches(Service from, string code, Dictionary<string, Service> byCode, HashSet<string> seen) =>
        from.Code == code
        || (seen.Add(from.Code)
            && from.Tariff.Charge is Percentage { Of: var of }
            && of.Services.Any(next => byCode.TryGetValue(next, out var named) && Reaches(named, code, byCode, seen)));
}
