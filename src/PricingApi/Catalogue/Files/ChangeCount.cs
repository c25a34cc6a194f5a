using System.Runtime.InteropServices;
using System.Text.Json;

namespace PricingApi.Catalogue.Files;

/// <summary>How the services of two stored versions differ, by their codes. A code may be there twice in a draft: then the first ones are a pair, the second ones, and so on.</summary>
internal sealed record ChangeCount(int Added, int Changed, int Removed, int Unchanged)
{
    public static ChangeCount Between(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        using var old = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);
        var open = Services(old).GroupBy(Code, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<JsonElement>(same), StringComparer.Ordinal);
        var (added, changed, unchanged) = (0, 0, 0);

        foreach (var service in Services(now))
        {
            if (!open.TryGetValue(Code(service), out var same) || !same.TryDequeue(out var pair))
            {
                added++;
            }
            else if (JsonMarshal.GetRawUtf8Value(pair).SequenceEqual(JsonMarshal.GetRawUtf8Value(service)))
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

    private static JsonElement.ArrayEnumerator Services(JsonDocument version) => version.RootElement.GetProperty("services").EnumerateArray();

    private static string Code(JsonElement service) => service.GetProperty("code").GetString()!;
}
