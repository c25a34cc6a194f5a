using System.Text.Json;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

/// <summary>Prices that hold until a day, and prices that follow an index. Quotes are priced on 29 March 2026 for twelve months.</summary>
public class PhasesTests
{
    private static readonly IndexValue Cpi = new("CPI", new(2026, 1, 1), 126, "CBS");

    [Fact]
    public void An_introductory_price_says_what_is_charged_afterwards()
    {
        var document = Document(Introduced(new(2026, 4, 30), new Flat(40)), new Selection("A", 1));

        document.Numbers.Lines[0].ListAmount.ShouldBe("40.00");
        var later = document.Numbers.Later.ShouldNotBeNull().ShouldHaveSingleItem();
        later.From.ShouldBe(new(2026, 5, 1));
        later.Lines.ShouldHaveSingleItem().ShouldBe(new(1, "100.00", "100.00"));
        later.Totals.ShouldHaveSingleItem().Gross.ShouldBe("121.00");
    }

    [Theory]
    [InlineData("2026-03-28", "1200.00")] // ended yesterday
    [InlineData("2026-03-29", "1140.00")] // the first month starts today
    [InlineData("2026-04-28", "1140.00")]
    [InlineData("2026-04-29", "1080.00")] // the second starts on its last day
    [InlineData("2026-04-30", "1080.00")]
    [InlineData("2027-03-27", "480.00")] // all twelve
    [InlineData("2027-02-27", "540.00")] // the twelfth starts on 28 February
    public void The_contract_value_counts_each_month_at_the_price_of_its_first_day(string until, string value) =>
        Document(Introduced(DateOnly.ParseExact(until, "yyyy-MM-dd"), new Flat(40)), new Selection("A", 1)).Numbers.Value.ShouldNotBeNull().Contract.ShouldBe(value);

    [Fact]
    public void Each_end_of_introductory_prices_has_its_phase()
    {
        var document = Document(
            Menu.Version(Introductory("A", new(2026, 4, 30), new Flat(40)), Introductory("B", new(2026, 6, 30), new Flat(10)), Introductory("C", new(2026, 5, 31), new Flat(1)), Menu.Service("FUEL", Menu.PercentageOf(10, "A", "B"))),
            new("A", 1), new("B", 1), new("FUEL", 1));

        document.Numbers.Lines.Select(line => line.NetAmount).ShouldBe(["40.00", "10.00", "5.00"]);
        document.Numbers.Later.ShouldNotBeNull().Select(phase => (phase.From, string.Join(' ', phase.Lines.Select(line => $"{line.Line}:{line.NetAmount}")), phase.Totals[0].Net)).ShouldBe(
            [(new(2026, 5, 1), "1:100.00 3:11.00", "121.00"), (new(2026, 7, 1), "2:100.00 3:20.00", "220.00")]);
    }

    [Fact]
    public void What_is_charged_once_is_charged_at_the_first_price()
    {
        var service = Introductory("A", new(2026, 4, 30), new Flat(40));

        Document(Menu.Version(service with { Tariff = service.Tariff with { ChargePeriod = ChargePeriod.OneOff } }), new Selection("A", 1)).Numbers.Value.ShouldNotBeNull().Contract.ShouldBe("40.00");
    }

    [Fact]
    public void Until_the_day_its_own_bounds_hold_and_no_index()
    {
        var service = Introductory("A", new(2026, 4, 30), new PerUnit(1, 1));
        var version = Menu.Version(service with { Tariff = service.Tariff with { Minimum = 50, Introductory = service.Tariff.Introductory! with { Maximum = 30 }, Index = new("CPI", 120, 100) } });

        var numbers = Document(version, new Selection("A", 45)).Numbers;

        (numbers.Lines[0].NetAmount, numbers.Later!.Single().Lines[0].NetAmount).ShouldBe(("30.00", "105.00"));
    }

    [Theory]
    [InlineData(126, 100, "105.00", "5.00")] // 5 per cent up
    [InlineData(126, 50, "102.50", "2.50")] // half of the price follows
    [InlineData(114, 100, "95.00", "-5.00")]
    [InlineData(120, 100, "100.00", "0.00")] // unmoved, and said so
    [InlineData(120.123, 100, "100.10", "0.10")] // 0.1025, rounded when the line settles
    public void A_price_follows_its_index(decimal value, decimal share, string list, string change)
    {
        var line = DocumentAt(Indexed(share), Cpi with { Value = value }).Numbers.Lines[0];

        line.ListAmount.ShouldBe(list);
        var step = line.Steps[^1];
        (step.Kind, step.Amount, step.Base).ShouldBe((StepKind.Index, change, "100.00"));
        step.Index.ShouldBe(new("CPI", "120", Decimals.Plain(value), new(2026, 1, 1), Decimals.Plain(share)));
    }

    [Fact]
    public void Amounts_are_rounded_once_after_the_index()
    {
        var version = Menu.Version(With(Menu.Service("A", new PerUnit(0.335m, 1)), tariff => tariff with { Index = new("CPI", 120, 100) }));

        // 0.335 and 5 per cent is 0.35175; the steps show 0.34 and 0.02, so a cent is taken off.
        Document(version, new Selection("A", 1)).Numbers.Lines[0].Steps.Select(step => (step.Kind, step.Amount)).ShouldBe(
            [(StepKind.PerUnit, "0.34"), (StepKind.Index, "0.02"), (StepKind.Rounding, "-0.01")]);
    }

    [Fact]
    public void The_minimum_is_held_after_the_index()
    {
        var line = Document(Menu.Version(With(Menu.Service("A", new Flat(100)), tariff => tariff with { Minimum = 104, Index = new("CPI", 120, 50) })), new Selection("A", 1)).Numbers.Lines[0];

        line.Steps.Select(step => (step.Kind, step.Amount)).ShouldBe([(StepKind.Flat, "100.00"), (StepKind.Index, "2.50"), (StepKind.Minimum, "1.50")]);
    }

    [Fact]
    public void What_is_not_on_the_quote_follows_its_index_too() =>
        Document(Menu.Version(Menu.Service("B", new Flat(1)), Indexed(100).Services[0]), new Selection("B", 1)).Numbers.Excluded.ShouldHaveSingleItem().ListAmount.ShouldBe("105.00");

    [Fact]
    public void An_index_without_a_value_is_refused()
    {
        var inputs = Menu.Inputs(Indexed(100), new Selection("A", 1));

        QuoteDocument.Compute(Indexed(100), inputs).Refusals.ShouldHaveSingleItem().Code.ShouldBe("index-missing");
    }

    [Fact]
    public void A_document_with_everything_reads_back_recomputes_and_agrees_with_the_serializer()
    {
        var version = Menu.Version(Introductory("A", new(2026, 4, 30), new Flat(40)), With(Menu.Service("B", new Flat(100)), tariff => tariff with { Index = new("CPI", 120, 33.3333m) }));
        var bytes = Document(version, new("A", 1), new("B", 1)).ToBytes();
        var read = QuoteDocument.FromBytes(bytes);

        QuoteDocument.Compute(version, read.Inputs).Value.ShouldNotBeNull().ToBytes().ShouldBe(bytes);
        JsonSerializer.SerializeToUtf8Bytes(read, DocumentJson.Default.QuoteDocument).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("2026-03-28", "service-not-offered")]
    [InlineData("2026-03-29", null)] // the last day
    public void A_service_is_quoted_until_its_last_day_of_sale(string last, string? code)
    {
        var version = Menu.Version(Menu.PerUnit("A", 1) with { LastSaleDate = DateOnly.ParseExact(last, "yyyy-MM-dd") }, Menu.PerUnit("B", 1), Menu.PerUnit("C", 1) with { Requires = ["A"] });

        QuoteDocument.Compute(version, Menu.Inputs(version, new Selection("A", 1))).Refusals.Select(refusal => refusal.Code).FirstOrDefault().ShouldBe(code);
        QuoteDocument.Compute(version, Menu.Inputs(version, new Selection("C", 1), new Selection("A", 1))).Refusals.Count.ShouldBe(code is null ? 0 : 2); // what requires it is gone with it
        QuoteDocument.Compute(version, Menu.Inputs(version, new Selection("B", 1))).Value.ShouldNotBeNull().Numbers.Excluded.Count.ShouldBe(code is null ? 2 : 0);
    }

    [Fact]
    public void What_is_over_is_not_told_to_those_who_never_saw_it()
    {
        var version = Menu.Version(Menu.PerUnit("A", 1) with { LastSaleDate = Menu.Day.AddDays(-1) }, Menu.PerUnit("B", 1));
        var inputs = Menu.Inputs(version, new Selection("A", 1)) with { Assortment = new(ServiceNames.None, new(["A"], [])) };

        QuoteDocument.Compute(version, inputs).Refusals.ShouldHaveSingleItem().Code.ShouldBe("unknown-service");
    }

    private static PriceBookVersion Introduced(DateOnly until, ChargeModel charge) => Menu.Version(Introductory("A", until, charge));

    private static Service Introductory(string code, DateOnly until, ChargeModel charge) =>
        With(Menu.Service(code, new Flat(100)), tariff => tariff with { Introductory = new(until, charge) });

    private static PriceBookVersion Indexed(decimal share) => Menu.Version(With(Menu.Service("A", new Flat(100)), tariff => tariff with { Index = new("CPI", 120, share) }));

    private static Service With(Service service, Func<Tariff, Tariff> change) => service with { Tariff = change(service.Tariff) };

    private static QuoteDocument Document(PriceBookVersion version, params Selection[] lines) => DocumentAt(version, Cpi, lines);

    private static QuoteDocument DocumentAt(PriceBookVersion version, IndexValue index, params Selection[] lines)
    {
        var result = QuoteDocument.Compute(version, Menu.Inputs(version, lines is [] ? [new("A", 1)] : lines) with { Indexes = version.Indexes is [] ? null : [index] });
        result.Refusals.ShouldBeEmpty();

        return result.Value.ShouldNotBeNull();
    }
}
