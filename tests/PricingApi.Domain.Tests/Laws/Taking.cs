using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>What a selection becomes when choices are taken, and which surcharges come with it.</summary>
internal static class Taking
{
    public static List<Row> Take(IReadOnlyList<Row> asked, IEnumerable<int> numbers)
    {
        var rows = asked.ToList();
        foreach (var line in numbers.Select(number => number - 1))
        {
            if (rows[line].Disposition == Disposition.Alternative)
            {
                var (place, code) = (rows[line].Asked.AlternativeTo, rows[line].Service.Code);
                var main = rows.FindIndex(row => row.Counts && row.Service.Code == place);
                rows = [.. rows.Select(row => row.Asked.AlternativeTo == place ? row with { Asked = row.Asked with { AlternativeTo = code } } : row)];
                rows[main] = rows[main] with { Asked = rows[main].Asked with { Disposition = Disposition.Alternative, AlternativeTo = code, Courtesy = null } };
            }

            rows[line] = rows[line] with { Asked = rows[line].Asked with { Disposition = Disposition.Priced, AlternativeTo = null } };
        }

        return rows;
    }

    /// <summary>Numbers of the optional lines without which a line cannot be.</summary>
    public static List<int> With(IReadOnlyList<Row> rows, int number, IReadOnlyCollection<Service> offered)
    {
        var needed = new HashSet<string>();
        void Need(Service service)
        {
            foreach (var code in service.Requires.Where(needed.Add))
            {
                Need(offered.Single(other => other.Code == code));
            }
        }

        Need(rows[number - 1].Service);

        return [.. Enumerable.Range(1, rows.Count).Where(other => other != number && rows[other - 1].Disposition == Disposition.Optional && needed.Contains(rows[other - 1].Service.Code))];
    }

    /// <summary>With the surcharges that are due: on their lines where they have one, else on lines of their own at the end.</summary>
    public static List<Row> Complete(IReadOnlyList<Row> asked, IReadOnlyCollection<Service> offered, DateTimeOffset? orderedAt)
    {
        var rows = asked.ToList();
        foreach (var service in offered.Where(service => service.Surcharge is not null && orderedAt is not null))
        {
            List<int> due = [.. Enumerable.Range(1, asked.Count).Where(number => IsDue(service, asked[number - 1], orderedAt!.Value.DateTime))];
            var place = rows.FindIndex(row => row.Counts && row.Service.Code == service.Code);
            if (due is not [] && place >= 0)
            {
                rows[place] = rows[place] with { DueFor = due };
            }
            else if (due is not [])
            {
                rows.Add(new(service, new(service.Code, Quantity(service, [.. due.Select(number => asked[number - 1])]))) { DueFor = due });
            }
        }

        return rows;
    }

    /// <summary>The first moment at which a service can be performed; working days are Monday to Friday.</summary>
    public static DateTime Soonest(LeadTime leadTime, DateTime ordered)
    {
        if (leadTime.Unit == LeadTimeUnit.Hours)
        {
            return ordered + TimeSpan.FromHours(leadTime.Value);
        }

        var day = ordered.Date;
        var counts = leadTime.Unit == LeadTimeUnit.Days || !IsWeekend(day);
        var late = counts && leadTime.CutOff is { } cutOff && ordered.TimeOfDay >= cutOff.ToTimeSpan() ? 1 : 0;
        for (var left = leadTime.Value + late; left > 0; left -= leadTime.Unit == LeadTimeUnit.Days || !IsWeekend(day) ? 1 : 0)
        {
            day += TimeSpan.FromDays(1);
        }

        return day;
    }

    /// <summary>In random price books a surcharge is for weekends, or for haste.</summary>
    private static bool IsDue(Service surcharge, Row row, DateTime ordered)
    {
        var (named, when) = (surcharge.Surcharge!.For, surcharge.Surcharge.When);

        return row is { Counts: true, Service.Surcharge: null, Asked.RequestedFor: { DateTime: var performed } }
            && (named.Services.Any(code => code == row.Service.Code) || named.Categories.Any(category => category == row.Service.Category))
            && (when.Rush ? row.Service.LeadTime is { } leadTime && performed < Soonest(leadTime, ordered) : IsWeekend(performed));
    }

    /// <summary>As much as it is charged on, where both are counted in one unit and so much can be had; else the least of it.</summary>
    private static decimal Quantity(Service surcharge, List<Row> on)
    {
        var sum = on.Aggregate(0m, (all, row) => all + row.Asked.Quantity);

        return sum <= 1_000_000 && on.All(row => row.Service.Unit.Code == surcharge.Unit.Code) ? sum : ListAmounts.Least(surcharge);
    }

    private static bool IsWeekend(DateTime moment) => moment.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
