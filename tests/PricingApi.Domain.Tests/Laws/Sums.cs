using System.Numerics;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>What lines cost at the prices of a day, in coins: list amounts, nets, shares of reductions, and VAT.</summary>
internal sealed class Sums
{
    private readonly QuoteCase _quote;
    private readonly IReadOnlyList<Row> _rows;
    private readonly ListAmounts _amounts;
    private readonly DateOnly _day;
    private readonly long[] _own;

    public Sums(QuoteCase quote, IReadOnlyList<Row> rows, ListAmounts amounts, DateOnly day)
    {
        (_quote, _rows, _amounts, _day) = (quote, rows, amounts, day);
        (Lists, _own) = (new long[rows.Count], new long[rows.Count]);
        Shares = [.. rows.Select(_ => new List<AppliedPart>())];
        foreach (var percentages in (bool[])[false, true])
        {
            for (var line = 0; line < rows.Count; line++)
            {
                if (rows[line].Service.Tariff.Charge is Percentage == percentages)
                {
                    Lists[line] = List(rows[line].Service, rows[line].Asked.Quantity);
                    _own[line] = Own(rows[line], Charged(line));
                }
            }
        }

        Nets = [.. _own];
        foreach (var (index, bundle) in (quote.Inputs.Bundles ?? []).Index())
        {
            if (bundle.Services.All(code => rows.Any(row => row.Counts && row.Service.Code == code)))
            {
                Reduce(ReductionKind.Bundle, index + 1, bundle.Discount, row => bundle.Services.Any(code => code == row.Service.Code));
            }
        }

        foreach (var (index, (discount, period)) in (quote.Inputs.Discounts ?? []).Index())
        {
            Reduce(ReductionKind.Quote, index + 1, discount, row => period is null || period == row.Period);
        }
    }

    public long[] Lists { get; }

    public long[] Nets { get; }

    /// <summary>Of each line, in the order in which they are taken off.</summary>
    public List<AppliedPart>[] Shares { get; }

    public List<(ReductionKind Kind, int Number, ChargePeriod Period, long Amount)> Reductions { get; } = [];

    /// <summary>By the tariff, or as somebody set it.</summary>
    public long Charged(int line) => _rows[line].Asked is { ManualPrice: { } manual, Quantity: var quantity }
        ? ((Fraction)manual.UnitPrice * quantity * _amounts.Scale).Rounded()
        : Lists[line];

    /// <summary>What a quantity of a service costs beside these lines: percentages are taken of those that count, before any share.</summary>
    public long List(Service service, decimal quantity)
    {
        var of = 0L;
        for (var line = 0; service.Tariff.Charge is Percentage && line < _rows.Count; line++)
        {
            of += _rows[line].Counts && ListAmounts.Names(service, _rows[line].Service) ? _own[line] : 0;
        }

        return _amounts.Of(service, quantity, _day, of);
    }

    public long Net(ChargePeriod period) => Counted(period).Sum(line => Nets[line]);

    public IEnumerable<ChargePeriod> Periods() => _rows.Where(row => row.Counts).Select(row => row.Period).Distinct().Order();

    /// <summary>VAT of each category and rate of a charge period.</summary>
    public List<VatSum> Vat(ChargePeriod period) =>
    [
        .. Counted(period).GroupBy(line => VatSum.RateOf(_quote, _rows[line].Service)).Select(group => new VatSum(
            group.Key,
            [.. group],
            group.Sum(line => Nets[line]),
            VatSum.Of(group.Sum(line => Nets[line]), group.Key.Rate).Rounded(),
            group.Sum(line => VatSum.Of(Nets[line], group.Key.Rate).Rounded()),
            _quote.Inputs.Seller.VatRounding == VatRounding.PerLine)),
    ];

    private IEnumerable<int> Counted(ChargePeriod period) => Enumerable.Range(0, _rows.Count).Where(line => _rows[line].Counts && _rows[line].Period == period);

    /// <summary>What is left of a line after its own discounts.</summary>
    private long Own(Row row, long charged)
    {
        var left = charged;
        foreach (var discount in row.Asked.Discounts ?? [])
        {
            left -= Math.Min(Off(discount, charged), left);
        }

        return row.IsFreeOn(_day) ? 0 : left;
    }

    private long Off(Discount discount, long of) =>
        (discount.Kind == DiscountKind.Percentage ? (Fraction)of * discount.Value / 100 : (Fraction)discount.Value * _amounts.Scale).Rounded();

    private void Reduce(ReductionKind kind, int number, Discount discount, Func<Row, bool> names)
    {
        foreach (var period in Enum.GetValues<ChargePeriod>())
        {
            List<int> lines = [.. Counted(period).Where(line => Nets[line] > 0 && names(_rows[line]))];
            if (lines is [])
            {
                continue;
            }

            var all = lines.Sum(line => Nets[line]);
            var amount = Math.Min(Off(discount, all), all);
            Reductions.Add((kind, number, period, amount));
            foreach (var (line, part) in lines.Zip(Divide(amount, [.. lines.Select(line => Nets[line])], all)))
            {
                Shares[line].Add(new(kind, number, part));
                Nets[line] -= part;
            }
        }
    }

    /// <summary>Whole coins in proportion to the weights, down; then one more for each of the largest remainders, the first of equals first.</summary>
    private static long[] Divide(BigInteger amount, List<long> weights, BigInteger all)
    {
        var whole = weights.Select(weight => (long)(amount * weight / all)).ToArray();
        var missing = (int)((long)amount - whole.Sum());
        foreach (var place in Enumerable.Range(0, whole.Length).OrderByDescending(place => amount * weights[place] % all).Take(missing))
        {
            whole[place]++;
        }

        return whole;
    }
}

/// <summary>A line's part of a reduction, in coins.</summary>
internal readonly record struct AppliedPart(ReductionKind Kind, int Number, long Amount);
