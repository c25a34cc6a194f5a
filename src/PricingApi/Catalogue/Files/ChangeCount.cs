namespace PricingApi.Catalogue.Files;

/// <summary>How the services of two stored versions differ, by their codes. A code may be there twice in a draft: then the first ones are a pair, the second ones, and so on.</summary>
internal sealed record ChangeCount(int Added, int Changed, int Removed, int Unchanged)
{
    public static ChangeCount Between(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        var open = ServiceSlices.Of(before).GroupBy(ServiceSlices.Code, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<ReadOnlyMemory<byte>>(same), StringComparer.Ordinal);
        var (added, changed, unchanged) = (0, 0, 0);

        foreach (var service in ServiceSlices.Of(after))
        {
            if (!open.TryGetValue(ServiceSlices.Code(service), out var same) || !same.TryDequeue(out var pair))
            {
                added++;
            }
            else if (pair.Span.SequenceEqual(service.Span))
            {
                unchanged++;
            }
            else
            {
                changed++;
            }
        }

        return new(added, changed, open.Values.Sum(left => left.Count), unchanged);
    }
}
