namespace PricingApi.Domain.Catalogue;

/// <summary>Whether what services require and exclude can be satisfied: no unknown code, no cycle, no contradiction.</summary>
internal static class Dependencies
{
    /// <summary>How long a chain of requirements may be.</summary>
    private const int MaxDepth = 32;

    public static IEnumerable<Refusal> Check(IReadOnlyList<Service> services, Dictionary<string, Service> byCode)
    {
        for (var index = 0; index < services.Count; index++)
        {
            var service = services[index];
            var path = $"/services/{index}";
            foreach (var refusal in Unknown(service.Requires, byCode, path + "/requires").Concat(Unknown(service.Excludes, byCode, path + "/excludes")))
            {
                yield return refusal;
            }

            var needed = Needed(service, byCode, out var cyclic);
            if (cyclic)
            {
                yield return new("requires-cycle", $"'{service.Code}' requires itself, directly or through others.", path + "/requires");
            }
            else if (needed.Count > MaxDepth)
            {
                yield return new("requires-depth", $"'{service.Code}' requires more than {MaxDepth} services, directly or through others.", path + "/requires");
            }

            if (Contradiction(service, needed, byCode) is { } pair)
            {
                yield return new("contradiction", $"'{service.Code}' can never be quoted: '{pair.One}' excludes '{pair.Other}' and both are needed.", path + "/requires");
            }
        }
    }

    private static IEnumerable<Refusal> Unknown(IReadOnlyList<string> codes, Dictionary<string, Service> byCode, string path) =>
        codes.Select((code, index) => (code, index))
            .Where(item => !byCode.ContainsKey(item.code))
            .Select(item => new Refusal("unknown-service", $"The price book has no service '{item.code}'.", $"{path}/{item.index}"));

    /// <summary>What a service cannot do without; stops as soon as it is more than a chain may hold.</summary>
    private static HashSet<string> Needed(Service service, Dictionary<string, Service> byCode, out bool cyclic)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(service.Requires);
        cyclic = false;
        while (needed.Count <= MaxDepth && open.TryPop(out var code))
        {
            cyclic |= code == service.Code;
            if (needed.Add(code) && byCode.TryGetValue(code, out var next))
            {
                foreach (var further in next.Requires)
                {
                    open.Push(further);
                }
            }
        }

        return needed;
    }

    private static (string One, string Other)? Contradiction(Service service, HashSet<string> needed, Dictionary<string, Service> byCode)
    {
        foreach (var code in needed.Append(service.Code))
        {
            if (byCode.TryGetValue(code, out var one) && one.Excludes.FirstOrDefault(other => other == service.Code || needed.Contains(other)) is { } excluded)
            {
                return (code, excluded);
            }
        }

        return null;
    }
}
