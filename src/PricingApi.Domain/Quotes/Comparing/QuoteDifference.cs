using System.Globalization;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes.Comparing;

/// <summary>Why one quote comes to something else than another.</summary>
public enum Cause
{
    /// <summary>Lines that the other quote does not have.</summary>
    Added,

    /// <summary>Lines that only the other quote has.</summary>
    Removed,

    /// <summary>More or less of the same, at the new prices.</summary>
    Quantity,

    /// <summary>Other prices, for the quantity there was; with prices that were set by hand.</summary>
    Price,

    /// <summary>Percentages of other lines, which come to something else.</summary>
    Base,

    /// <summary>Other discounts, bundles and courtesies.</summary>
    Discount,
}

/// <summary>What sets two quotes apart in one charge period. The parts add up exactly.</summary>
/// <param name="Net">By cause; causes that change nothing are left out.</param>
/// <param name="Vat">What VAT becomes more or less.</param>
public sealed record PeriodDifference(ChargePeriod ChargePeriod, IReadOnlyList<CauseAmount> Net, Money Vat, Money Gross);

/// <summary>What one cause changes.</summary>
public sealed record CauseAmount(Cause Cause, Money Amount);

/// <summary>What sets one line apart, by cause.</summary>
/// <param name="Service">Code of its service.</param>
/// <param name="Before">Null for a line that was added.</param>
/// <param name="After">Null for a line that was removed.</param>
public sealed record LineDifference(string Service, DocumentLine? Before, DocumentLine? After, IReadOnlyList<CauseAmount> Causes)
{
    internal ChargePeriod ChargePeriod => (After ?? Before)!.ChargePeriod;
}

/// <summary>What sets two quotes apart, line by line and by cause.</summary>
/// <param name="Lines">Those that differ in anything; lines that do not count in the totals are left aside.</param>
/// <param name="Periods">Of every charge period that either quote has.</param>
public sealed record QuoteDifference(IReadOnlyList<LineDifference> Lines, IReadOnlyList<PeriodDifference> Periods)
{
    /// <param name="version">That prices the second quote.</param>
    public static QuoteDifference Between(QuoteDocument before, QuoteDocument after, PriceBookVersion version)
    {
        var currency = version.Currency;
        var lines = Differing(before.Numbers, after.Numbers, QuoteDocument.Offered(version, after.Inputs)).ToList();
        var periods = before.Numbers.Totals.Concat(after.Numbers.Totals).Select(total => total.ChargePeriod).Distinct().Order().Select(period =>
        {
            var (vat, gross) = (Of(after, period, total => total.Vat, currency) - Of(before, period, total => total.Vat, currency), Of(after, period, total => total.Gross, currency) - Of(before, period, total => total.Gross, currency));

            return new PeriodDifference(period, Sum(lines.Where(line => line.ChargePeriod == period).SelectMany(line => line.Causes), currency), vat, gross);
        });

        return new(lines, [.. periods]);
    }

    private static IEnumerable<LineDifference> Differing(QuoteNumbers before, QuoteNumbers after, PriceBookVersion offered)
    {
        var (were, are) = (Counted(before), Counted(after));
        foreach (var (service, was) in were)
        {
            if (are.TryGetValue(service, out var now) && now.ChargePeriod == was.ChargePeriod)
            {
                if (Causes(was, now, offered) is { Count: > 0 } causes || was.Quantity != now.Quantity)
                {
                    yield return new(service, was, now, Causes(was, now, offered));
                }
            }
            else
            {
                yield return new(service, was, null, [new(Cause.Removed, -Net(was, offered.Currency))]);
            }
        }

        foreach (var (service, now) in are.Where(line => !(were.TryGetValue(line.Key, out var was) && was.ChargePeriod == line.Value.ChargePeriod)))
        {
            yield return new(service, null, now, [new(Cause.Added, Net(now, offered.Currency))]);
        }
    }

    /// <summary>From what was charged to what is: first other prices for the quantity there was, then the other quantity, then what is taken off.</summary>
    private static List<CauseAmount> Causes(DocumentLine was, DocumentLine now, PriceBookVersion offered)
    {
        var currency = offered.Currency;
        var (list, newList) = (Money.Parse(was.ListAmount, currency), Money.Parse(now.ListAmount, currency));
        var between = Charge.Of(offered.Get(now.Service), was.Quantity, Base(was), currency)?.ListAmount ?? list;
        var isPercentage = offered.Get(now.Service).Tariff.Charge is Percentage;
        var (agreed, newAgreed) = (Charged(was, currency) - list, Charged(now, currency) - newList);

        return [.. Sum(
            [
                new(Cause.Price, between - list + newAgreed - agreed),
                new(isPercentage ? Cause.Base : Cause.Quantity, newList - between),
                new(Cause.Discount, Net(now, currency) - Charged(now, currency) - (Net(was, currency) - Charged(was, currency))),
            ],
            currency)];
    }

    private static List<CauseAmount> Sum(IEnumerable<CauseAmount> causes, Currency currency) =>
    [
        .. causes.GroupBy(cause => cause.Cause)
            .Select(cause => new CauseAmount(cause.Key, cause.Aggregate(Money.Zero(currency), (sum, each) => sum + each.Amount)))
            .Where(cause => cause.Amount.MinorUnits != 0)
            .OrderBy(cause => cause.Cause),
    ];

    private static Dictionary<string, DocumentLine> Counted(QuoteNumbers numbers) =>
        numbers.Lines.Where(line => line.Disposition.Counts()).ToDictionary(line => line.Service, StringComparer.Ordinal);

    private static decimal Base(DocumentLine line) =>
        line.Steps.FirstOrDefault(step => step.Kind == StepKind.Percentage)?.Base is { } taken ? decimal.Parse(taken, CultureInfo.InvariantCulture) : 0;

    private static Money Charged(DocumentLine line, Currency currency) => Money.Parse(line.ManualPrice?.Amount ?? line.ListAmount, currency);

    private static Money Net(DocumentLine line, Currency currency) => Money.Parse(line.NetAmount, currency);

    private static Money Of(QuoteDocument document, ChargePeriod period, Func<DocumentTotal, string> amount, Currency currency) =>
        document.Numbers.Totals.FirstOrDefault(total => total.ChargePeriod == period) is { } total ? Money.Parse(amount(total), currency) : Money.Zero(currency);
}
