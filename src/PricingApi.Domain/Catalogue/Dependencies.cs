namespace PricingApi.Domain.Catalogue;

/// <summary>Whether what services require and exclude can be satisfied: no unknown code, no cycle, no contradiction.</summary>
internal static class Dependencies
{
    /// <summary>How many services one may require, directly or through others.</summary>
    private const int MaxDepth = 32;

    public static IEnumerable<Refusal> Check(IReadOnlyList<Service> services, Dictionary<string, Service> byCode)
    {
        var requires = byCode.ToDictionary(pair => pair.Key, pair => pair.Value.Requires.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var excludes = byCode.ToDictionary(pair => pair.Key, pair => pair.Value.Excludes.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        for (var index = 0; index < services.Count; index++)
        {
            var service = services[index];
            var path = $"/services/{index}";
            foreach (var refusal in Unknown(service.Requires, byCode, path + "/requires").Concat(Unknown(service.Excludes, byCode, path + "/excludes")).Concat(Recommended(service, byCode, path)))
            {
                yield return refusal;
            }

            var needed = Needed(service.Code, requires);
            if (needed.Contains(service.Code))
            {
                yield return new("requires-cycle", $"'{service.Code}' requires itself, directly or through others.", path + "/requires");
            }
            else if (needed.Count > MaxDepth)
            {
                yield return new("requires-depth", $"'{service.Code}' requires more than {MaxDepth} services, directly or through others.", path + "/requires");
            }

            needed.Add(service.Code);
            if (Contradiction(needed, excludes) is { } pair)
            {
                var at = pair.One == service.Code ? "/excludes" : "/requires";
                yield return new("contradiction", $"'{service.Code}' can never be quoted: '{pair.One}' excludes '{pair.Other}' and both are needed.", path + at);
            }
        }
    }

    private static IEnumerable<Refusal> Recommended(Service service, Dictionary<string, Service> byCode, string path) =>
        Unknown(service.Recommends, byCode, path + "/recommends").Concat(service.Recommends
            .Where(code => code == service.Code || service.Excludes.Contains(code) || (byCode.TryGetValue(code, out var other) && other.Excludes.Contains(service.Code)))
            .Select(code => new Refusal("contradiction", $"'{service.Code}' recommends '{code}', which can never be taken with it.", path + "/recommends")));

    private static IEnumerable<Refusal> Unknown(IReadOnlyList<string> codes, Dictionary<string, Service> byCode, string path) =>
        codes.Select((code, index) => (code, index))
            .Where(item => !byCode.ContainsKey(item.code))
            .Select(item => new Refusal("unknown-service", $"The price book has no service '{item.code}'.", $"{path}/{item.index}"));

    /// <summary>What a service cannot do without; stops as soon as it is more than a service may require.</summary>
    private static HashSet<string> Needed(string service, Dictionary<string, HashSet<string>> requires)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([service]);
        while (open.TryDequeue(out var code))
        {
            foreach (var further in requires.GetValueOrDefault(code, []).Where(needed.Add))
            {
                if (needed.Count > MaxDepth)
                {
                    return needed;
                }

                open.Enqueue(further);
            }
        }

        return needed;
    }

    /// <summary>Two that are needed together though one excludes the other. Looks pairs up, as a list of exclusions may be long.</summary>
    private static (string One, string Other)? Contradiction(HashSet<string> needed, Dictionary<string, HashSet<string>> excludes)
    {
        foreach (var one in needed)
        {
            if (excludes.TryGetValue(one, out var excluded) && excluded.Count > 0 && needed.FirstOrDefault(excluded.Contains) is { } other)
            {
                return (one, other);
            }
        }

        return null;
    }
}
