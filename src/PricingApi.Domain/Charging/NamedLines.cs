using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Charging;

/// <summary>The lines a percentage is taken of, worked out once per price book version so that pricing stays linear in lines.</summary>
/// <remarks>A line is found once: by its kind, else by its category, else by its code. Another percentage never is.</remarks>
internal sealed class NamedLines
{
    private static readonly ServiceKind[] AllKinds = Enum.GetValues<ServiceKind>();

    private readonly ChargePeriod _period;
    private readonly HashSet<string> _categories;
    private readonly HashSet<string> _codes;

    public NamedLines(PercentageBase of, ChargePeriod period, IReadOnlyList<Service> services, IReadOnlyDictionary<string, int> byCode)
    {
        _period = period;
        _categories = new(of.Categories, StringComparer.Ordinal);
        _codes = new(of.Services, StringComparer.Ordinal);
        Kinds = [.. of.Kinds.Distinct()];
        Groups = [.. AllKinds.Except(Kinds).SelectMany(kind => _categories.Select(category => (kind, category)))];
        Services = [.. _codes.Where(byCode.ContainsKey).Select(code => byCode[code]).Where(index => IsNamedByCodeAlone(services[index]))];
    }

    /// <summary>Kinds of which every line counts.</summary>
    public IReadOnlyList<ServiceKind> Kinds { get; }

    /// <summary>Categories of which every line counts, with the kinds that are not named already.</summary>
    public IReadOnlyList<(ServiceKind Kind, string Category)> Groups { get; }

    /// <summary>Indexes of the services that are named by their code alone.</summary>
    public IReadOnlyList<int> Services { get; }

    public bool Contains(Service service) =>
        service.Tariff.ChargePeriod == _period
        && service.Tariff.Charge is not Percentage
        && (Kinds.Contains(service.Kind) || _categories.Contains(service.Category) || _codes.Contains(service.Code));

    private bool IsNamedByCodeAlone(Service service) =>
        Contains(service) && !Kinds.Contains(service.Kind) && !_categories.Contains(service.Category);
}
