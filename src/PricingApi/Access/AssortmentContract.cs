using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;

namespace PricingApi.Access;

/// <summary>Which services of its price book a client may see and quote: those allowed, less those denied.</summary>
/// <remarks>A service that requires one out of sight is out of sight too: it could not be quoted.</remarks>
/// <param name="Allow">Everything when it names nothing.</param>
/// <param name="Deny">Nothing when absent.</param>
public sealed record AssortmentContract(NamesContract? Allow = null, NamesContract? Deny = null)
{
    internal static AssortmentContract From(Assortment assortment) => new(NamesContract.From(assortment.Allow), NamesContract.From(assortment.Deny));

    internal static Assortment? Read(string? stored) => stored is null ? null : JsonSerializer.Deserialize<AssortmentContract>(stored, Json.Wire)!.ToAssortment();

    internal string? Store() => ToAssortment() is { } assortment ? JsonSerializer.Serialize(From(assortment), Json.Wire) : null;

    /// <summary>Null when it names nothing: then everything is seen.</summary>
    internal Assortment? ToAssortment()
    {
        var (allow, deny) = (Allow?.ToNames() ?? ServiceNames.None, Deny?.ToNames() ?? ServiceNames.None);
        var assortment = new Assortment(allow, deny);

        return assortment.IsEverything() ? null : assortment;
    }

    internal List<Refusal> Check(string path = "") => [.. Allow?.Check(path + "/allow") ?? [], .. Deny?.Check(path + "/deny") ?? []];
}

/// <summary>Services, each by its code or with its whole category; at most 1,000 of each.</summary>
/// <param name="Services">Codes; they need not exist yet.</param>
/// <param name="Categories">Categories.</param>
public sealed record NamesContract(IReadOnlyList<string>? Services = null, IReadOnlyList<string>? Categories = null)
{
    private const int Most = 1_000;

    internal static NamesContract From(ServiceNames names) => new(names.Services, names.Categories);

    internal ServiceNames ToNames() => new(Sorted(Services), Sorted(Categories));

    internal IEnumerable<Refusal> Check(string path) =>
        Check(Services ?? [], PriceBookRules.IsCode, "code-invalid", path + "/services").Concat(Check(Categories ?? [], PriceBookRules.IsCategory, "category-invalid", path + "/categories"));

    private static IEnumerable<Refusal> Check(IReadOnlyList<string> names, Func<string, bool> valid, string code, string path)
    {
        if (names.Count > Most)
        {
            return [new("too-many-names", $"At most {Most} names are expected.", path)];
        }

        return names.Index().Where(name => !valid(name.Item)).Select(name => new Refusal(code, $"'{name.Item}' cannot be one.", $"{path}/{name.Index}"));
    }

    private static List<string> Sorted(IReadOnlyList<string>? names) => [.. (names ?? []).Distinct().Order(StringComparer.Ordinal)];
}
