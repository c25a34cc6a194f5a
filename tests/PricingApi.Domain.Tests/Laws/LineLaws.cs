using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>What must hold for the lines of every quote. Each law answers with what breaks it.</summary>
internal static class LineLaws
{
    public static IEnumerable<string> EveryServiceStandsOnce(Outcome quote)
    {
        var asked = quote.Asked.Inputs.Lines.Select(line => (line.Service, line.Quantity)).ToList();
        if (!quote.Shown.Lines.Take(asked.Count).Select(line => (line.Service, line.Quantity)).SequenceEqual(asked))
        {
            yield return "the lines are not those that were asked for";
        }

        if (!quote.Shown.Lines.Select(line => (line.Service, line.Disposition, line.Line)).SequenceEqual(quote.Reckoned.Rows.Select((row, index) => (row.Service.Code, row.Disposition, index + 1))))
        {
            yield return "the lines do not stand as they were asked for";
        }

        if (quote.Shown.Lines.GroupBy(line => line.Service).FirstOrDefault(same => same.Count(line => line.Disposition != Disposition.Alternative) > 1 || same.DistinctBy(line => line.Quantity).Count() != same.Count()) is { Key: var twice })
        {
            yield return $"{twice} stands twice";
        }

        var all = quote.Shown.Lines.Select(line => line.Service).Distinct().Concat(quote.Shown.Excluded.Select(exclusion => exclusion.Service)).Order(StringComparer.Ordinal);
        if (!all.SequenceEqual(quote.Reckoned.Offered.Select(service => service.Code).Order(StringComparer.Ordinal)))
        {
            yield return "the scope is not what is offered";
        }
    }

    public static IEnumerable<string> StepsAddUpToTheListAmount(Outcome quote) => quote.Shown.Lines
        .Where(line => Coins.Sum(line.Steps.Select(step => step.Amount)) != Coins.Of(line.ListAmount))
        .Select(line => $"steps of line {line.Line}");

    public static IEnumerable<string> UnitsAddUpToTheQuantity(Outcome quote) =>
        quote.Shown.Lines.Where(line => !HaveTheQuantity(line, quote.Asked.Offered.Get(line.Service).Tariff.Charge)).Select(line => $"units of line {line.Line}");

    public static IEnumerable<string> ListLessDiscountsAndSharesIsNet(Outcome quote) => quote.Shown.Lines
        .Where(line => Coins.Of(line.ManualPrice?.Amount ?? line.ListAmount) - Coins.Sum(line.Discounts.Select(discount => discount.Amount)) - Coins.Sum(Shares(line).Select(share => share.Amount)) != Coins.Of(line.NetAmount))
        .Select(line => $"net of line {line.Line}");

    public static IEnumerable<string> NothingIsTakenOffTwiceOrBelowZero(Outcome quote)
    {
        foreach (var line in quote.Shown.Lines)
        {
            var left = Coins.Of(line.ManualPrice?.Amount ?? line.ListAmount);
            foreach (var off in line.Discounts.Select(discount => discount.Amount).Concat(Shares(line).Select(share => share.Amount)).Select(Coins.Of))
            {
                if (off < 0 || off > Math.Max(0, left))
                {
                    yield return $"line {line.Line} has {left} left and {off} is taken off";
                }

                left -= off;
            }
        }
    }

    public static IEnumerable<string> SharesAddUpToWhatIsTakenOff(Outcome quote)
    {
        var shares = quote.Shown.Lines.SelectMany(line => Shares(line).Select(share => (share.Kind, share.Number, line.ChargePeriod, share.Amount, Counts: line.Disposition is Disposition.Priced or Disposition.Courtesy))).ToList();
        if (shares.Exists(share => !share.Counts))
        {
            yield return "a line that does not count has a share";
        }

        foreach (var reduction in quote.Shown.Reductions ?? [])
        {
            if (Coins.Sum(shares.Where(share => (share.Kind, share.Number, share.ChargePeriod) == (reduction.Kind, reduction.Number, reduction.ChargePeriod)).Select(share => share.Amount)) != Coins.Of(reduction.Amount))
            {
                yield return $"shares of {reduction}";
            }
        }

        if (Coins.Sum(shares.Select(share => share.Amount)) != Coins.Sum((quote.Shown.Reductions ?? []).Select(reduction => reduction.Amount)))
        {
            yield return "shares of no reduction";
        }
    }

    public static IEnumerable<string> CourtesiesCostNothingUntilTheyEnd(Outcome quote)
    {
        foreach (var line in quote.Shown.Lines.Where(line => line.Disposition == Disposition.Courtesy))
        {
            if (Coins.Of(line.NetAmount) != 0 || line.Discounts is not [{ Kind: DiscountKind.Percentage, Value: "100" }])
            {
                yield return $"line {line.Line} is given away and costs {line.NetAmount}";
            }

            var asked = quote.Asked.Inputs.Lines[line.Line - 1];
            var end = asked.Courtesy!.Until.AddDays(1);
            var then = (quote.Shown.Later ?? []).FirstOrDefault(phase => phase.From == end);
            if ((then is null) != (line.ChargePeriod == Domain.Catalogue.ChargePeriod.OneOff) && !(quote.Shown.Later ?? []).Any(phase => phase.From == end))
            {
                yield return $"no phase begins when line {line.Line} is charged";
            }

            if (then is not null && line.ChargePeriod != Domain.Catalogue.ChargePeriod.OneOff && quote.Asked.Inputs is { Bundles: null, Discounts: null } && asked.ManualPrice is null
                && then.Lines.SingleOrDefault(later => later.Line == line.Line) is var charged && (charged is null ? Coins.Of(line.ListAmount) != 0 && quote.Reckoned.On(end).Lists[line.Line - 1] != 0 : charged.NetAmount != charged.ListAmount))
            {
                yield return $"line {line.Line} is not charged at its list amount from {end:O}";
            }
        }
    }

    private static IEnumerable<DocumentShare> Shares(DocumentLine line) => line.Shares ?? [];

    private static bool HaveTheQuantity(DocumentLine line, ChargeModel charge)
    {
        var counted = line.Steps.Where(step => step.Kind is StepKind.Included or StepKind.PerUnit or StepKind.Tier or StepKind.Volume).Sum(step => step.Units ?? 0);
        var packages = line.Steps.SingleOrDefault(step => step.Kind == StepKind.Package);

        return charge switch
        {
            Flat or Percentage => counted == 0,
            Package when packages is { Units: { } units, Per: { } size } => units * size >= line.Quantity - counted && (units - 1) * size < line.Quantity - counted,
            _ => counted == line.Quantity,
        };
    }
}
