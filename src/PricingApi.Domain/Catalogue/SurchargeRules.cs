namespace PricingApi.Domain.Catalogue;

/// <summary>What must hold for the surcharges of a version together with what they are charged on.</summary>
internal static class SurchargeRules
{
    public static IEnumerable<Refusal> Check(IReadOnlyList<Service> services, Dictionary<string, Service> byCode)
    {
        var categories = services.Select(service => service.Category).ToHashSet(StringComparer.Ordinal);
        var count = 0;
        for (var index = 0; index < services.Count; index++)
        {
            if (services[index].Surcharge is not { For: var named })
            {
                continue;
            }

            var path = $"/services/{index}/surcharge/for";
            if (++count == Surcharge.Most + 1)
            {
                yield return new("too-many-surcharges", $"A price book holds at most {Surcharge.Most} surcharges.", $"/services/{index}/surcharge");
            }

            if (named.IsEmpty)
            {
                yield return new("surcharge-of-nothing", $"'{services[index].Code}': name at least one service or category that brings the surcharge about.", path);
            }

            foreach (var (place, code) in named.Services.Index())
            {
                if (!byCode.TryGetValue(code, out var other))
                {
                    yield return new("unknown-service", $"The price book has no service '{code}'.", $"{path}/services/{place}");
                }
                else if (other.Surcharge is not null)
                {
                    yield return new("surcharge-of-surcharge", $"'{code}' is a surcharge itself.", $"{path}/services/{place}");
                }
                else if (services[index].Excludes.Contains(code) || other.Excludes.Contains(services[index].Code))
                {
                    yield return new("contradiction", $"'{services[index].Code}' can never be charged on '{code}': they exclude each other.", $"{path}/services/{place}");
                }
            }

            foreach (var (place, category) in named.Categories.Index())
            {
                if (!categories.Contains(category))
                {
                    yield return new("unknown-category", $"No service has the category '{category}'.", $"{path}/categories/{place}");
                }
            }
        }
    }
}
