using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>What the lines of a quote cost by charge period, category and kind: what percentages are taken of.</summary>
internal sealed class NetSums(int services)
{
    private readonly Dictionary<(ChargePeriod Period, string Category, ServiceKind Kind), decimal> _groups = [];
    private readonly decimal[] _services = new decimal[services];

    /// <summary>Counts a line that is not itself a percentage.</summary>
    public void Add(int index, Service service, Money net)
    {
        var group = (service.Tariff.ChargePeriod, service.Category, service.Kind);
        _groups[group] = _groups.GetValueOrDefault(group) + net.Amount;
        _services[index] = net.Amount;
    }

    public decimal Of(NamedLines named, ChargePeriod period)
    {
        var sum = 0m;
        foreach (var (category, kind) in named.Groups)
        {
            sum += _groups.GetValueOrDefault((period, category, kind));
        }

        foreach (var service in named.Services)
        {
            sum += _services[service];
        }

        return sum;
    }
}
