using System.Numerics;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>
/// What a quote should come to, worked out a second time: in fractions of whole numbers, from the rules as written and with
/// nothing of the domain but the records it is asked with.
/// </summary>
internal sealed class Reckoning
{
    private readonly QuoteCase _quote;
    private readonly List<Row> _asked;
    private readonly ListAmounts _amounts;
    private readonly Dictionary<DateOnly, Sums> _days = [];

    public Reckoning(QuoteCase quote)
    {
        (_quote, _amounts) = (quote, new(quote));
        Offered = [.. quote.Version.Services.Where(service => !(service.LastSaleDate < quote.Inputs.PricedOn) && quote.Inputs.Assortment?.Deny.Services.Contains(service.Code) != true)];
        var byCode = Offered.ToDictionary(service => service.Code);
        _asked = Taking.Take([.. quote.Inputs.Lines.Select(line => new Row(byCode[line.Service], line))], quote.Inputs.Taken ?? []);
        Rows = Completed(_asked);
        First = On(quote.Inputs.PricedOn);
    }

    /// <summary>What the buyer may see and is still sold.</summary>
    public List<Service> Offered { get; }

    /// <summary>Each line as it stands.</summary>
    public List<Row> Rows { get; }

    /// <summary>How many of the rows were asked for; the others are surcharges that came.</summary>
    public int Asked => _asked.Count;

    /// <summary>At the prices of the day.</summary>
    public Sums First { get; }

    /// <summary>At the prices of another day.</summary>
    public Sums On(DateOnly day) => _days.TryGetValue(day, out var sums) ? sums : _days[day] = new(_quote, Rows, _amounts, day);

    /// <summary>The first days after introductory prices, and after courtesies that something is charged after.</summary>
    public List<DateOnly> Ends() =>
    [
        .. Rows.SelectMany(row => (DateOnly?[])[row.Service.Tariff.Introductory?.Until, row.Period == ChargePeriod.OneOff ? null : row.Asked.Courtesy?.Until])
            .Where(until => until >= _quote.Inputs.PricedOn)
            .Select(until => until!.Value.AddDays(1))
            .Distinct()
            .Order(),
    ];

    /// <summary>What taking a line does, with the optional lines that it cannot do without.</summary>
    public (List<int> With, List<(ChargePeriod Period, long Net, long Vat)> Changes) Choice(int number)
    {
        var with = Taking.With(_asked, number, Offered);
        var taken = new Sums(_quote, Completed(Taking.Take(_asked, [number, .. with])), _amounts, _quote.Inputs.PricedOn);
        var changes = Enum.GetValues<ChargePeriod>()
            .Select(period => (period, taken.Net(period) - First.Net(period), taken.Vat(period).Sum(vat => vat.Due) - First.Vat(period).Sum(vat => vat.Due)))
            .Where(change => change is not (_, 0, 0));

        return (with, [.. changes]);
    }

    /// <summary>
    /// Net over so many months, in coins, month by month at the prices of the day on which each starts: a year when it starts, occurrences in even parts.
    /// </summary>
    public long Value(int months)
    {
        var twelfths = BigInteger.Zero;
        var (ends, then) = (Ends(), First);
        for (var month = 0; month < months; month++)
        {
            var starts = _quote.Inputs.PricedOn.AddMonths(month);
            while (ends is [var end, ..] && end <= starts)
            {
                then = On(end);
                ends.RemoveAt(0);
            }

            twelfths += 12 * (BigInteger)then.Net(ChargePeriod.PerMonth);
            twelfths += then.Net(ChargePeriod.PerOccurrence) * (BigInteger)(_quote.Inputs.OccurrencesPerYear ?? 0);
            twelfths += 12 * (BigInteger)(month % 12 == 0 ? then.Net(ChargePeriod.PerYear) : 0);
            twelfths += 12 * (BigInteger)(month == 0 ? then.Net(ChargePeriod.OneOff) : 0);
        }

        return new Fraction(twelfths, 12).Rounded();
    }

    private List<Row> Completed(IReadOnlyList<Row> rows) => Taking.Complete(rows, Offered, _quote.OtherRates is null ? _quote.Inputs.OrderedAt : null);
}
