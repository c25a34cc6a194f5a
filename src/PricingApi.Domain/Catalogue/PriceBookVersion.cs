using System.Collections.Concurrent;
using System.Collections.Frozen;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Catalogue;

/// <summary>A published set of tariffs, ready to price with. It never changes.</summary>
public sealed class PriceBookVersion
{
    /// <summary>So many parts are kept ready; a part is made again in no time.</summary>
    private const int MostKept = 100;

    private readonly FrozenDictionary<string, int> _byCode;
    private readonly ExcludedService[] _alone;
    private readonly NamedLines?[] _named;
    private readonly ConcurrentDictionary<string, PriceBookVersion> _within = new();
    private readonly Lazy<Dictionary<Service, List<Service>>> _alternatives;

    private PriceBookVersion(string bookCode, int number, Currency currency, IReadOnlyList<Service> services)
    {
        (BookCode, Number, Currency, Services) = (bookCode, number, currency, services);
        _byCode = services.Select((service, index) => (service.Code, index)).ToFrozenDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal);
        _alone = [.. services.Select(service => new ExcludedService(service, 1, Charge.Of(service, 1, 0, currency)!.Value.ListAmount))];
        _named = [.. services.Select(service => service.Tariff.Charge is Percentage percentage ? new NamedLines(percentage.Of, service.Tariff.ChargePeriod, services, _byCode) : null)];
        _alternatives = new(FindAlternatives);
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

        return refusals is [] ? new PriceBookVersion(bookCode, number, currency, services) : refusals;
    }

    /// <summary>A version that was published, by the rules of its day; later rules do not reach it.</summary>
    public static PriceBookVersion Published(string bookCode, int number, Currency currency, IReadOnlyList<Service> services) =>
        new(bookCode, number, currency, services);

    public Service? Find(string code) => _byCode.TryGetValue(code, out var index) ? Services[index] : null;

    /// <summary>A service that is known to be in this version.</summary>
    /// <exception cref="InvalidDataException">It is not: what refers to it was priced by another version.</exception>
    public Service Get(string code) => Find(code) ?? throw new InvalidDataException($"{code} is not in {BookCode} version {Number}.");

    /// <summary>The part of the version that somebody may see; all of it without an assortment.</summary>
    public PriceBookVersion Within(Assortment? assortment)
    {
        if (assortment is null)
        {
            return this;
        }

        if (_within.Count > MostKept)
        {
            _within.Clear();
        }

        return _within.GetOrAdd(assortment.ToKey(), _ => new(BookCode, Number, Currency, assortment.Of(Services)));
    }

    /// <summary>Services of the same kind, category, unit and charge period that cannot be combined with this one: it is either or.</summary>
    internal IReadOnlyList<Service> Alternatives(Service service) => _alternatives.Value.GetValueOrDefault(service) ?? [];

    internal bool TryFind(string code, out int index) => _byCode.TryGetValue(code, out index);

    /// <summary>The lines that a percentage names; null for any other service.</summary>
    internal NamedLines? Named(int index) => _named[index];

    internal NamedLines? Named(Service service) => Named(_byCode[service.Code]);

    /// <summary>What one unit of a service costs when it does not depend on other lines.</summary>
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
