namespace PricingApi.Domain.Catalogue;

/// <summary>A surcharge of a version with the services it names, looked up once.</summary>
internal sealed class DueSurcharge(Service service, Surcharge surcharge)
{
    private readonly HashSet<string> _services = new(surcharge.For.Services, StringComparer.Ordinal);
    private readonly HashSet<string> _categories = new(surcharge.For.Categories, StringComparer.Ordinal);

    public Service Service => service;

    public static IEnumerable<DueSurcharge> Of(IReadOnlyList<Service> services) =>
        services.Where(service => service.Surcharge is not null).Select(service => new DueSurcharge(service, service.Surcharge!));

    /// <summary>Whether a service that is asked for at a moment brings the surcharge about. A surcharge never does.</summary>
    public bool IsDue(Service asked, DateTime ordered, DateTime performed) =>
        asked.Surcharge is null
        && (_services.Contains(asked.Code) || _categories.Contains(asked.Category))
        && surcharge.When.Holds(ordered, performed, asked.LeadTime);
}
