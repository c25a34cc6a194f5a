using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>What the lines of a quote cost by charge period, kind and category: what percentages are taken of.</summary>
internal sealed class NetSums(int services)
{
    private readonly Dictionary<(ChargePeriod Period, ServiceKind Kind), decimal> _kinds = [];
    private readonly Dictionary<(ChargePeriod Period, ServiceKind Kind, string Category), decimal> _groups = [];
    private readonly decimal[] _services = new decimal[services];

    /// <summary>Counts a line that is not itself a percentage.</summary>
    public void Add(int index, Service service, Money net)
    {
        var (period, kind, category) = (service.Tariff.ChargePeriod, service.Kind, service.Category);
        _kinds[(period, kind)] = _kinds.GetValueOrDefault((period, kind)) + net.Amount;
        _groups[(period, kind, category)] = _groups.GetValueOrDefault((period, kind, category)) + net.Amount;
        _services[index] = net.Amount;
    }

    public decimal Of(NamedLines named, ChargePeriod period)
    {
        var sum = 0m;
        foreach (var kind in named.Kinds)
        {
            sum += _kinds.GetValueOrDefault((period, kind));
        }

        foreach (var (kind, category) in named.Groups)
        {
            sum += _groups.GetValueOrDefault((period, kind, category));
        }

        foreach (var service in named.Services)
        {
            sum += _services[service];
        }

        return sum;
    }
}
