using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>What a percentage may be taken of.</summary>
internal sealed class PercentageRules
{
    private readonly Dictionary<string, Service> _byCode;
    private readonly HashSet<string> _categories;
    private readonly HashSet<string> _circular;

    public PercentageRules(IReadOnlyList<Service> services, Dictionary<string, Service> byCode)
    {
        _byCode = byCode;
        _categories = [.. services.Select(service => service.Category)];
        _circular = Circular(byCode);
    }

    public IEnumerable<Refusal> Check(Service service)
    {
        if (service.Tariff.Charge is not Percentage { Of: var of })
        {
            yield break;
        }

        for (var index = 0; index < of.Services.Count; index++)
        {
            var path = $"/tariff/charge/of/services/{index}";
            if (!_byCode.TryGetValue(of.Services[index], out var named))
            {
                yield return new("unknown-service", $"The price book has no service '{of.Services[index]}'.", path);
            }
            else if (_circular.Contains(named.Code))
            {
                yield return new("percentage-cycle", $"'{named.Code}' leads round in a circle of percentages.", path);
            }
            else if (named.Tariff.Charge is Percentage)
            {
                yield return new("percentage-of-percentage", $"'{named.Code}' is a percentage; a percentage of a percentage is not allowed.", path);
            }
            else if (named.Tariff.ChargePeriod != service.Tariff.ChargePeriod)
            {
                yield return new("percentage-period", $"'{named.Code}' has another charge period; a percentage is taken of lines of its own period.", path);
            }
        }

        for (var index = 0; index < of.Categories.Count; index++)
        {
            if (!_categories.Contains(of.Categories[index]))
            {
                yield return new("unknown-category", $"No service has the category '{of.Categories[index]}'.", $"/tariff/charge/of/categories/{index}");
            }
        }
    }

    /// <summary>Percentages that lead round in a circle: what is left when those that rest on no other are taken away, again and again.</summary>
    private static HashSet<string> Circular(Dictionary<string, Service> byCode)
    {
        var restsOn = new Dictionary<string, int>(StringComparer.Ordinal);
        var carries = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (code, service) in byCode)
        {
            if (service.Tariff.Charge is Percentage { Of: var of })
            {
                restsOn[code] = 0;
                foreach (var named in of.Services.Where(named => byCode.TryGetValue(named, out var other) && other.Tariff.Charge is Percentage))
                {
                    restsOn[code]++;
                    (carries.TryGetValue(named, out var above) ? above : carries[named] = []).Add(code);
                }
            }
        }

        var free = new Stack<string>(restsOn.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (free.TryPop(out var code))
        {
            restsOn.Remove(code);
            foreach (var above in carries.GetValueOrDefault(code, []))
            {
                if (--restsOn[above] == 0)
                {
                    free.Push(above);
                }
            }
        }

        return [.. restsOn.Keys];
    }
}
