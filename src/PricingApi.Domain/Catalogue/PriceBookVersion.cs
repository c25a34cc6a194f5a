using System.Collections.Frozen;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Catalogue;

/// <summary>A published set of tariffs, ready to price with. It never changes.</summary>
public sealed class PriceBookVersion
{
    private readonly FrozenDictionary<string, int> _byCode;
    private readonly ExcludedService[] _alone;
    private readonly NamedLines?[] _named;
    private readonly FrozenSet<string> _over;
    private readonly VersionParts _parts;
    private readonly Lazy<Dictionary<Service, List<Service>>> _alternatives;
    private readonly Lazy<ILookup<string, string>> _excludedBy;
    private readonly Lazy<IReadOnlyList<DueSurcharge>> _surcharges;

    private PriceBookVersion(string bookCode, int number, Currency currency, IReadOnlyList<Service> services, FrozenSet<string> over)
    {
        (BookCode, Number, Currency, Services, _over) = (bookCode, number, currency, services, over);
        _byCode = services.Select((service, index) => (service.Code, index)).ToFrozenDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal);
        _alone = [.. services.Select(service => ExcludedService.Alone(service, currency))];
        _named = [.. services.Select(service => service.Tariff.Charge is Percentage percentage ? new NamedLines(percentage.Of, service.Tariff.ChargePeriod, services, _byCode) : null)];
        _parts = new(this);
        _alternatives = new(FindAlternatives);
        _excludedBy = new(() => services.SelectMany(service => service.Excludes.Select(excluded => (excluded, service.Code))).ToLookup(pair => pair.excluded, pair => pair.Code, StringComparer.Ordinal));
        _surcharges = new(() => [.. DueSurcharge.Of(services)]);
    }

    public string BookCode { get; }

    public int Number { get; }

    public Currency Currency { get; }

    /// <summary>In the order the price book lists them.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>The version, or everything that is wrong with its services at once.</summary>
    public static Result<PriceBookVersion> Create(string bookCode, int number, Currency currency, IReadOnlyList<Service> services)
    {
        var refusals = PriceBookRules.Check(services, currency);

        return refusals is [] ? Published(bookCode, number, currency, services) : refusals;
    }

    /// <summary>A version that was published, by the rules of its day; later rules do not reach it.</summary>
    public static PriceBookVersion Published(string bookCode, int number, Currency currency, IReadOnlyList<Service> services) =>
        new(bookCode, number, currency, services, []);

    public Service? Find(string code) => _byCode.TryGetValue(code, out var index) ? Services[index] : null;

    /// <summary>A service that is known to be in this version.</summary>
    /// <exception cref="InvalidDataException">It is not: what refers to it was priced by another version.</exception>
    public Service Get(string code) => Find(code) ?? throw new InvalidDataException($"{code} is not in {BookCode} version {Number}.");

    /// <summary>The indexes that prices of this version follow, by code.</summary>
    public IReadOnlyList<string> Indexes => _parts.Indexes;

    /// <summary>The days after which services are no longer sold, soonest first.</summary>
    public IReadOnlyList<DateOnly> LastSaleDates => _parts.LastSaleDates;

    /// <summary>The part of the version that somebody may see on a day; all that is still sold without an assortment.</summary>
    public PriceBookVersion Within(Assortment? assortment, DateOnly day) => _parts.Within(assortment, day);

    /// <summary>The same services at the prices of a day.</summary>
    /// <param name="indexes">The values in force, one for each index that is followed.</param>
    public PriceBookVersion PricedOn(DateOnly day, IReadOnlyList<IndexValue> indexes) => _parts.PricedOn(day, indexes);

    /// <summary>Whether a service was sold once, and its last day has passed.</summary>
    internal bool IsOver(string code) => _over.Contains(code);

    /// <summary>Whether a service cannot be combined with one of those that are taken.</summary>
    internal bool IsExcluded(Service service, IReadOnlySet<string> taken) =>
        Exclusions(service).Any(taken.Contains);

    /// <summary>Codes of the services that a service cannot be combined with, whichever of the two says so.</summary>
    internal IEnumerable<string> Exclusions(Service service) => service.Excludes.Concat(_excludedBy.Value[service.Code]);

    /// <summary>What a service cannot do without, directly or through others.</summary>
    internal IReadOnlyList<Service> Needed(Service service)
    {
        var needed = new List<Service>();
        var open = new Queue<Service>([service]);
        while (open.TryDequeue(out var next))
        {
            foreach (var required in next.Requires.Select(Get).Where(required => required != service && !needed.Contains(required)))
            {
                needed.Add(required);
                open.Enqueue(required);
            }
        }

        return needed;
    }

    internal IReadOnlyList<DueSurcharge> Surcharges => _surcharges.Value;

    internal PriceBookVersion With(IReadOnlyList<Service> services, FrozenSet<string> over) => new(BookCode, Number, Currency, services, over);

    /// <summary>The same services in the same order, with other tariffs.</summary>
    internal PriceBookVersion With(Func<Service, Service> change) => new(BookCode, Number, Currency, [.. Services.Select(change)], _over);

    /// <summary>Services of the same kind, category, unit and charge period that cannot be combined with this one: it is either or.</summary>
    internal IReadOnlyList<Service> Alternatives(Service service) => _alternatives.Value.GetValueOrDefault(service) ?? [];

    internal bool TryFind(string code, out int index) => _byCode.TryGetValue(code, out index);

    /// <summary>The lines that a percentage names; null for any other service.</summary>
    internal NamedLines? Named(int index) => _named[index];

    internal NamedLines? Named(Service service) => Named(_byCode[service.Code]);

    /// <summary>What the least of a service costs when it does not depend on other lines.</summary>
    internal ExcludedService Alone(int index) => _alone[index];

    private Dictionary<Service, List<Service>> FindAlternatives()
    {
        var found = new Dictionary<Service, List<Service>>(ReferenceEqualityComparer.Instance);
        foreach (var one in Services)
        {
            foreach (var other in one.Excludes.Select(Find).OfType<Service>().Where(other => Serves(one) == Serves(other)))
            {
                Add(one, other);
                Add(other, one);
            }
        }

        return found;

        void Add(Service service, Service alternative)
        {
            var alternatives = found.TryGetValue(service, out var known) ? known : found[service] = [];
            if (!alternatives.Contains(alternative))
            {
                alternatives.Add(alternative);
            }
        }

        static (ServiceKind, string, string, ChargePeriod) Serves(Service service) => (service.Kind, service.Category, service.Unit.Code, service.Tariff.ChargePeriod);
    }
}
