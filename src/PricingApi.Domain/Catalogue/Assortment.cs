namespace PricingApi.Domain.Catalogue;

/// <summary>Which services of a price book somebody may see: those allowed, less those denied.</summary>
/// <param name="Allow">Everything when it names nothing.</param>
public sealed record Assortment(ServiceNames Allow, ServiceNames Deny)
{
    public static readonly Assortment Everything = new(ServiceNames.None, ServiceNames.None);

    private string? _key;

    public bool IsEverything() => Allow.IsEmpty && Deny.IsEmpty;

    /// <summary>The services that can be seen. What requires something out of sight cannot be sold, so it is out of sight too.</summary>
    /// <remarks>A surcharge is seen wherever something that brings it about is: out of sight it would be given away.</remarks>
    public List<Service> Of(IReadOnlyList<Service> services)
    {
        var offered = services.Where(Offers).ToList();
        var seen = services.Where(service => Offers(service) || (service.Surcharge is { For: var named } && offered.Exists(named.Contains))).ToList();
        for (var before = -1; before != seen.Count;)
        {
            before = seen.Count;
            var codes = seen.Select(service => service.Code).ToHashSet(StringComparer.Ordinal);
            seen.RemoveAll(service => !service.Requires.All(codes.Contains));
        }

        return seen;
    }

    /// <summary>The same for the same names, whatever their order; worked out once, as every price asks for it.</summary>
    public string ToKey() => _key ??= $"{Allow.ToKey()}!{Deny.ToKey()}";

    private bool Offers(Service service) => (Allow.IsEmpty || Allow.Contains(service)) && !Deny.Contains(service);
}

/// <summary>Services named by their codes or by their categories.</summary>
public sealed record ServiceNames(IReadOnlyList<string> Services, IReadOnlyList<string> Categories)
{
    public static readonly ServiceNames None = new([], []);

    internal bool IsEmpty => Services.Count + Categories.Count == 0;

    internal bool Contains(Service service) => Services.Contains(service.Code) || Categories.Contains(service.Category);

    internal string ToKey() => $"{string.Join(' ', Services.Distinct().Order(StringComparer.Ordinal))}/{string.Join(' ', Categories.Distinct().Order(StringComparer.Ordinal))}";
}
