using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>Compares two versions of a price book as a customer would: what is new, gone, dearer, cheaper, or ruled otherwise.</summary>
public static class VersionDiff
{
    /// <summary>What a percentage is compared on: it has no price by itself.</summary>
    private const decimal PercentageBase = 100;

    /// <summary>The services that differ, in the order of the later version, then those that are gone.</summary>
    /// <param name="on">The tariff as it is charged on the day on which prices are compared; as it is stated when null.</param>
    /// <param name="quantity">At which prices are compared; a service that cannot be had in it is compared at the least that can be asked.</param>
    public static List<ServiceDifference> Of(IReadOnlyList<Service> before, IReadOnlyList<Service> after, decimal quantity, Currency currency, Func<Tariff, Tariff>? on = null)
    {
        var were = before.ToDictionary(service => service.Code, StringComparer.Ordinal);
        var are = after.Select(service => service.Code).ToHashSet(StringComparer.Ordinal);
        var differences = after
            .Select(service => were.TryGetValue(service.Code, out var was) ? Compare(was, service, quantity, currency, on) : One(ServiceChange.Added, service, quantity, currency, on))
            .OfType<ServiceDifference>();

        return [.. differences, .. before.Where(service => !are.Contains(service.Code)).Select(service => One(ServiceChange.Withdrawn, service, quantity, currency, on))];
    }

    private static ServiceDifference One(ServiceChange change, Service service, decimal quantity, Currency currency, Func<Tariff, Tariff>? on)
    {
        var at = Comparable(quantity, service);
        var price = Price(service, at, currency, on);

        return change == ServiceChange.Added ? new(service, change, at, null, price, []) : new(service, change, at, price, null, []);
    }

    private static ServiceDifference? Compare(Service was, Service now, decimal quantity, Currency currency, Func<Tariff, Tariff>? on)
    {
        List<string> members = [.. Differing(was, now)];
        if (members is [])
        {
            return null;
        }

        var at = Comparable(quantity, was, now);

        // Prices of different periods, units or kinds say nothing about each other.
        if (was.Kind != now.Kind || was.Tariff.ChargePeriod != now.Tariff.ChargePeriod || was.Unit.Code != now.Unit.Code || was.Tariff.Charge is Percentage != now.Tariff.Charge is Percentage)
        {
            return new(now, ServiceChange.Changed, at, null, null, members);
        }

        var (before, after) = (Price(was, at, currency, on), Price(now, at, currency, on));
        var change = after == before || before is null || after is null ? ServiceChange.Changed : after > before ? ServiceChange.Dearer : ServiceChange.Cheaper;

        return new(now, change, at, before, after, members);
    }

    private static decimal Comparable(decimal quantity, params ReadOnlySpan<Service> services)
    {
        foreach (var service in services)
        {
            if (Quantities.Refuse(service, quantity) is not null)
            {
                return services.ToArray().Max(Quantities.Least);
            }
        }

        return quantity;
    }

    /// <summary>Null for a tariff that nothing can be charged by: a draft may hold one.</summary>
    private static Money? Price(Service service, decimal quantity, Currency currency, Func<Tariff, Tariff>? on) => TariffRules.Check(service.Tariff, new(currency)).Any()
        ? null
        : Charge.Of(on is null ? service : service with { Tariff = on(service.Tariff) }, quantity, service.Tariff.Charge is Percentage ? PercentageBase : 0, currency)?.ListAmount;

    private static IEnumerable<string> Differing(Service was, Service now)
    {
        var (old, tariff) = (was.Tariff, now.Tariff);
        IEnumerable<(string Member, bool Same)> members =
        [
            ("kind", was.Kind == now.Kind),
            ("category", was.Category == now.Category),
            ("name", was.Name == now.Name),
            ("unit", was.Unit == now.Unit),
            ("requires", was.Requires.Order(StringComparer.Ordinal).SequenceEqual(now.Requires.Order(StringComparer.Ordinal))),
            ("excludes", was.Excludes.Order(StringComparer.Ordinal).SequenceEqual(now.Excludes.Order(StringComparer.Ordinal))),
            ("sla", was.Sla == now.Sla),
            ("sop", was.Sop == now.Sop),
            ("recommends", was.Recommends.Order(StringComparer.Ordinal).SequenceEqual(now.Recommends.Order(StringComparer.Ordinal))),
            ("quantity", was.Quantity == now.Quantity),
            ("leadTime", was.LeadTime == now.LeadTime),
            ("lastSaleDate", was.LastSaleDate == now.LastSaleDate),
            ("surcharge", was.Surcharge?.IsSameAs(now.Surcharge) ?? now.Surcharge is null),
            ("chargePeriod", old.ChargePeriod == tariff.ChargePeriod),
            ("vat", old.Vat == tariff.Vat),
            ("minimum", old.Minimum == tariff.Minimum),
            ("maximum", old.Maximum == tariff.Maximum),
            ("includedQuantity", old.IncludedQuantity == tariff.IncludedQuantity),
            ("charge", old.Charge.IsSameAs(tariff.Charge)),
            ("index", old.Index == tariff.Index),
            ("introductory", old.Introductory?.IsSameAs(tariff.Introductory) ?? tariff.Introductory is null),
            ("floor", old.Floor == tariff.Floor),
        ];

        return members.Where(member => !member.Same).Select(member => member.Member);
    }
}
