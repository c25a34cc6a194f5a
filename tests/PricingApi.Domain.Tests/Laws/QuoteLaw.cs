using System.Globalization;
using System.Text;
using System.Text.Json;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>What must hold for every quote. Each law answers with the first thing that breaks it, or null.</summary>
internal static class QuoteLaw
{
    public static string? EveryServiceStandsOnce(Outcome quote)
    {
        var lines = quote.Shown.Lines.Select(line => line.Service).ToList();
        var excluded = quote.Shown.Excluded.Select(exclusion => exclusion.Service).ToList();
        var services = quote.Asked.Version.Services.Where(service => !(service.LastSaleDate < quote.Asked.Terms.PricedOn)).Select(service => service.Code).ToList();

        return First(
            Differ("lines", lines, quote.Asked.Lines.Select(line => line.Service)),
            Differ("line numbers", quote.Shown.Lines.Select(line => line.Line), Enumerable.Range(1, lines.Count)),
            Differ("excluded", excluded, services.Except(lines)),
            Differ("all", lines.Concat(excluded).Order(), services.Order()));
    }

    public static string? StepsAddUpToTheListAmount(Outcome quote) =>
        First(quote.Shown.Lines.Select(line => Differ($"steps of line {line.Line}", Coins.Sum(line.Steps.Select(step => step.Amount)), Coins.Of(line.ListAmount))));

    public static string? UnitsAddUpToTheQuantity(Outcome quote) =>
        First(quote.Shown.Lines.Select(line => Units(line, quote.Asked.Offered.Find(line.Service)!.Tariff.Charge)));

    public static string? ListLessDiscountsIsNet(Outcome quote) =>
        First(quote.Shown.Lines.Select(line => Differ($"net of line {line.Line}", Coins.Of(line.ListAmount) - Coins.Sum(line.Discounts.Select(discount => discount.Amount)), Coins.Of(line.NetAmount))));

    public static string? TotalsAreSumsOfTheLinesShown(Outcome quote) =>
        First(quote.Shown.Totals.Select(total => Total(total, [.. quote.Shown.Lines.Where(line => line.ChargePeriod == total.ChargePeriod)]))
            .Append(Differ("periods", quote.Shown.Totals.Select(total => total.ChargePeriod), quote.Shown.Lines.Select(line => line.ChargePeriod).Distinct().Order())));

    public static string? AmountsAreWhatASecondReckoningFinds(Outcome quote) =>
        First(
            Differ("list amounts", quote.Shown.Lines.Select(line => Coins.Of(line.ListAmount)), quote.Reckoned.Lists),
            Differ("net amounts", quote.Shown.Lines.Select(line => Coins.Of(line.NetAmount)), quote.Reckoned.Nets),
            Differ("excluded", quote.Shown.Excluded.Select(exclusion => Coins.Of(exclusion.ListAmount)), quote.Shown.Excluded.Select(exclusion => quote.Reckoned.One(quote.Asked.Version.Find(exclusion.Service)!))),
            Differ("excluded quantities", quote.Shown.Excluded.Select(exclusion => exclusion.Quantity), quote.Shown.Excluded.Select(exclusion => Reckoning.Least(quote.Asked.Version.Find(exclusion.Service)!))),
            First((quote.Shown.Later ?? []).SelectMany(phase => phase.Lines.Select(line => Differ($"line {line.Line} from {phase.From}", Coins.Of(line.NetAmount), new Reckoning(quote.Asked, phase.From).Nets[line.Line - 1])))),
            First((quote.Shown.Later ?? []).SelectMany(phase => phase.Totals.Select(total => Differ($"{total.ChargePeriod} from {phase.From}", Coins.Of(total.Net), new Reckoning(quote.Asked, phase.From).Net(total.ChargePeriod))))),
            Differ("phases", (quote.Shown.Later ?? []).Select(phase => phase.From), quote.Reckoned.Ends()));

    public static string? VatIsTakenOfEachGroupAndAddsUp(Outcome quote)
    {
        var difference = 0L;
        var perLine = quote.Asked.Terms.VatRounding == VatRounding.PerLine;
        foreach (var group in Enumerable.Range(0, quote.Shown.Lines.Count).GroupBy(line => (Period: quote.Reckoned.Period(line), Category: quote.Reckoned.Category(line), Rate: quote.Reckoned.Rate(line))))
        {
            var onBase = Reckoning.Vat(group.Sum(line => quote.Reckoned.Nets[line]), group.Key.Rate).Rounded();
            var onLines = group.Sum(line => Reckoning.Vat(quote.Reckoned.Nets[line], group.Key.Rate).Rounded());
            var due = perLine ? onLines : onBase;
            var written = quote.Shown.Totals.Single(total => total.ChargePeriod == group.Key.Period).VatBreakdown
                .SingleOrDefault(vat => vat.Category == group.Key.Category && vat.Rate == Decimals.Plain(group.Key.Rate));
            difference += onBase + onLines - (2 * due);
            if (First(
                written is null ? $"group {group.Key} is not shown" : Differ($"vat of {group.Key}", Coins.Of(written.Amount), due),
                Differ($"vat of the lines of {group.Key}", group.Sum(line => Coins.Of(quote.Shown.Lines[line].Vat.Amount)), due),
                First(group.Select(line => Share(quote.Shown.Lines[line], Reckoning.Vat(quote.Reckoned.Nets[line], group.Key.Rate), group.Key.Category, group.Key.Rate, perLine)))) is { } fault)
            {
                return fault;
            }
        }

        return Differ("difference to the other rounding", Coins.Of(quote.Shown.VatDifference), difference);
    }

    public static string? ContractValueFollowsFromTheTerm(Outcome quote)
    {
        var stated = quote.Asked.Terms.TermMonths is not null
            && (quote.Asked.Terms.OccurrencesPerYear is not null || quote.Shown.Totals.All(total => total.ChargePeriod != ChargePeriod.PerOccurrence));
        if (!stated || quote.Shown.Value is null)
        {
            return Differ("value stated", quote.Shown.Value is not null, stated);
        }

        return First(
            Differ("first year", Coins.Of(quote.Shown.Value.FirstYear), quote.Reckoned.Value(Math.Min(quote.Asked.Terms.TermMonths!.Value, 12))),
            Differ("contract", Coins.Of(quote.Shown.Value.Contract), quote.Reckoned.Value(quote.Asked.Terms.TermMonths.Value)));
    }

    /// <summary>Priced here and again, from what was written down, where numbers are written another way.</summary>
    public static string? TheSameInputsGiveTheSameBytes(Outcome quote)
    {
        if (quote.Asked.Inputs is not { } inputs)
        {
            return null;
        }

        var written = new QuoteDocument(QuoteDocument.CurrentEngine, inputs, quote.Shown).ToBytes();
        var here = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Cultures.After(here);
        var read = QuoteDocument.FromBytes(written);
        var again = QuoteDocument.Compute(quote.Asked.Version, read.Inputs).Value?.ToBytes();
        var bySerializer = JsonSerializer.SerializeToUtf8Bytes(read, DocumentJson.Default.QuoteDocument);
        CultureInfo.CurrentCulture = here;

        return written.AsSpan().SequenceEqual(again) && written.AsSpan().SequenceEqual(bySerializer) ? null : $"{Encoding.UTF8.GetString(written)} in {here} and not in {Cultures.After(here)}";
    }

    /// <summary>Leaving a line out changes no other, except percentages that name it.</summary>
    public static string? LinesDoNotDependOnEachOther(Outcome quote)
    {
        var (left, others) = (quote.Priced.Lines[^1].Service, quote.Priced.Lines.Count - 1);
        if (others == 0 || quote.Asked.WithoutLast().Price() is not { } without)
        {
            return null;
        }

        for (var line = 0; line < others; line++)
        {
            var (with, now) = (quote.Priced.Lines[line], without.Lines[line]);
            if (!Depends(with.Service, left) && !Same(with, now))
            {
                return $"line {with.Number} was {with} and is {now} without {left.Code}";
            }
        }

        var excluded = quote.Priced.Excluded.Where(exclusion => !Depends(exclusion.Service, left)).Except(without.Excluded).Select(exclusion => exclusion.Service.Code);

        return First(
            Differ("excluded", excluded, []),
            without.Excluded.Any(exclusion => exclusion.Service == left) ? null : $"{left.Code} is not excluded when it is left out");
    }

    private static bool Depends(Service service, Service on) =>
        service.Tariff.Charge is Percentage percentage && Reckoning.Names(percentage, service, on);

    private static bool Same(QuoteLine line, QuoteLine other) =>
        line.Service == other.Service && line.Quantity == other.Quantity && line.ListAmount == other.ListAmount && line.NetAmount == other.NetAmount
        && line.Steps.SequenceEqual(other.Steps) && line.Discounts.SequenceEqual(other.Discounts);

    private static string? Units(DocumentLine line, ChargeModel charge)
    {
        var counted = line.Steps.Where(step => step.Kind is StepKind.Included or StepKind.PerUnit or StepKind.Tier or StepKind.Volume).Sum(step => step.Units ?? 0);
        var packages = line.Steps.SingleOrDefault(step => step.Kind == StepKind.Package);

        return charge switch
        {
            Flat or Percentage => Differ($"units of line {line.Line}", counted, 0),
            Package when packages is { Units: { } units, Per: { } size } => First(
                units * size >= line.Quantity - counted ? null : $"packages of line {line.Line} hold too little",
                (units - 1) * size < line.Quantity - counted ? null : $"a package of line {line.Line} is empty"),
            _ => Differ($"units of line {line.Line}", counted, line.Quantity),
        };
    }

    private static string? Total(DocumentTotal total, List<DocumentLine> lines) =>
        First(
            Differ($"net {total.ChargePeriod}", Coins.Of(total.Net), Coins.Sum(lines.Select(line => line.NetAmount))),
            Differ($"vat {total.ChargePeriod}", Coins.Of(total.Vat), Coins.Sum(lines.Select(line => line.Vat.Amount))),
            Differ($"gross {total.ChargePeriod}", Coins.Of(total.Gross), Coins.Sum(lines.Select(line => line.NetAmount).Concat(lines.Select(line => line.Vat.Amount)))),
            Differ($"groups {total.ChargePeriod}", total.VatBreakdown.Select(group => (group.Category, group.Rate)).Distinct().Count(), total.VatBreakdown.Count),
            First(total.VatBreakdown.Select(group => Differ($"base {group.Rate}", Coins.Of(group.Base), Coins.Sum(lines.Where(line => line.Vat.Category == group.Category && line.Vat.Rate == group.Rate).Select(line => line.NetAmount))))),
            Differ($"vat groups {total.ChargePeriod}", Coins.Sum(total.VatBreakdown.Select(group => group.Amount)), Coins.Of(total.Vat)));

    private static string? Share(DocumentLine line, Fraction exact, string category, decimal rate, bool perLine) =>
        First(
            Differ($"vat of line {line.Line}", (line.Vat.Category, line.Vat.Rate), (category, Decimals.Plain(rate))),
            (perLine ? Coins.Of(line.Vat.Amount) == exact.Rounded() : Within(exact, Coins.Of(line.Vat.Amount))) ? null : $"vat of line {line.Line} is {line.Vat.Amount}, not near {exact}");

    /// <summary>Whether coins are the exact amount rounded up or down.</summary>
    private static bool Within(Fraction exact, long coins) => exact - coins < 1 && (Fraction)coins - exact < 1;

    private static string? Differ<T>(string what, IEnumerable<T> one, IEnumerable<T> other) =>
        one.SequenceEqual(other) ? null : $"{what}: {string.Join(", ", one)} and not {string.Join(", ", other)}";

    private static string? Differ<T>(string what, T one, T other)
        where T : struct => EqualityComparer<T>.Default.Equals(one, other) ? null : $"{what}: {one} and not {other}";

    private static string? First(params IEnumerable<string?> faults) => faults.FirstOrDefault(fault => fault is not null);
}
