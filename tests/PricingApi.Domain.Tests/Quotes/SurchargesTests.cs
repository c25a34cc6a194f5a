using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class SurchargesTests
{
    private static readonly Surcharge OnWeekends = new(new(["TRIP"], ["handling"]), new(null, new([DayKind.Saturday, DayKind.Sunday], null, null), false, null));

    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.Service("TRIP", new PerUnit(50, 1), unit: "E48"),
        Menu.Service("LOADING", new PerUnit(5, 1), unit: "XPX", category: "handling"),
        Menu.Service("OTHER", new PerUnit(5, 1), unit: "XPX"),
        Menu.Service("WEEKEND", new PerUnit(2, 1), unit: "XPX", category: "surcharges") with { Surcharge = OnWeekends },
        Menu.Service("RUSH", new Flat(75), category: "handling") with { Surcharge = new(new([], ["handling"]), new(null, null, true, null)) });

    private static readonly DateTimeOffset Friday = new(2026, 3, 27, 12, 0, 0, TimeSpan.FromHours(1));
    private static readonly DateTimeOffset Saturday = Friday.AddDays(1);

    [Fact]
    public void A_surcharge_that_is_due_and_missing_is_refused_on_each_line_that_brings_it_about()
    {
        var refusals = Compute(false, At("TRIP", 1, Saturday), At("OTHER", 1, Saturday), At("LOADING", 8, Saturday)).Refusals;

        refusals.Select(refusal => (refusal.Code, refusal.Path)).ShouldBe([("surcharge-missing", "/lines/0/requestedFor"), ("surcharge-missing", "/lines/2/requestedFor")]);
        refusals[0].Message.ShouldBe("At that moment 'TRIP' carries the surcharge 'WEEKEND': put it on the quote, or send addSurcharges.");
    }

    [Fact]
    public void It_is_added_when_that_is_asked_for_and_says_why()
    {
        var document = Compute(true, At("TRIP", 1, Friday), At("LOADING", 8, Saturday)).Value.ShouldNotBeNull();

        document.Numbers.Lines.Select(line => (line.Line, line.Service, line.Quantity)).ShouldBe([(1, "TRIP", 1m), (2, "LOADING", 8m), (3, "WEEKEND", 8m)]);
        document.Numbers.Lines[2].SurchargeFor.ShouldBe([2]);
        document.Inputs.Lines.Count.ShouldBe(2);
        document.Numbers.Excluded.Select(excluded => excluded.Service).ShouldBe(["OTHER", "RUSH"]);
        Explanation.Of(document.Numbers.Lines[2], document, Version)[0].ShouldBe(
            new("surcharge", "0.00", "0.00", new("toeslag op regel 2: uitvoering op zaterdag of zondag", "surcharge on line 2: performed on Saturday or Sunday")));
    }

    [Fact]
    public void It_is_charged_once_where_units_differ() =>
        Compute(true, At("TRIP", 3, Saturday), At("LOADING", 8, Saturday)).Value.ShouldNotBeNull().Numbers.Lines[^1].Quantity.ShouldBe(1);

    [Fact]
    public void One_that_was_selected_says_why_too_and_is_not_added_again()
    {
        var document = Compute(false, At("LOADING", 8, Saturday), At("WEEKEND", 3)).Value.ShouldNotBeNull();

        document.Numbers.Lines.Count.ShouldBe(2);
        (document.Numbers.Lines[1].Quantity, document.Numbers.Lines[1].SurchargeFor!.Single()).ShouldBe((3, 1));
    }

    [Fact]
    public void One_that_is_not_due_may_be_selected_all_the_same() =>
        Compute(false, At("LOADING", 8, Friday), At("WEEKEND", 3)).Value.ShouldNotBeNull().Numbers.Lines[1].SurchargeFor.ShouldBeNull();

    [Fact]
    public void Nothing_is_due_on_lines_that_name_no_moment() => Compute(false, At("LOADING", 8), At("TRIP", 8, Friday)).Accepted.ShouldBeTrue();

    [Fact]
    public void A_choice_is_reckoned_with_the_surcharges_that_it_brings_and_saves()
    {
        SelectedService[] lines =
        [
            At("LOADING", 8, Saturday),
            At("OTHER", 10, Saturday) with { Disposition = Disposition.Alternative, AlternativeTo = "LOADING" },
            At("LOADING", 20, Saturday) with { Disposition = Disposition.Alternative, AlternativeTo = "LOADING" },
        ];

        var numbers = Compute(true, lines).Value.ShouldNotBeNull().Numbers;

        numbers.Totals[0].Net.ShouldBe("56.00"); // 8 x 5 and 8 x 2 for the weekend
        numbers.Lines.Take(3).Select(line => line.Choice?.Changes.Single().Net).ShouldBe([null, "-6.00", "84.00"]);
        Taken(2).ShouldBe("50.00");
        Taken(3).ShouldBe("140.00");

        string Taken(int line) => Compute(Version, true, [line], lines).Value.ShouldNotBeNull().Numbers.Totals[0].Net;
    }

    [Fact]
    public void A_choice_leaves_a_bundle_with_a_surcharge_that_was_added_as_it_is()
    {
        var inputs = Menu.Inputs(Version) with
        {
            Lines = [At("LOADING", 8, Saturday), At("OTHER", 1) with { Disposition = Disposition.Optional }],
            OrderedAt = Friday.AddDays(-1),
            AddSurcharges = true,
            Bundles = [new("Weekend", ["LOADING", "WEEKEND"], Menu.PerCent(10))],
        };

        var numbers = QuoteDocument.Compute(Version, inputs).Value.ShouldNotBeNull().Numbers;
        var taken = QuoteDocument.Compute(Version, inputs with { Taken = [2] }).Value.ShouldNotBeNull().Numbers;

        (numbers.Totals[0].Net, numbers.Lines[1].Choice?.Changes.Single().Net, taken.Totals[0].Net).ShouldBe(("50.40", "5.00", "55.40"));
    }

    [Fact]
    public void Asking_sooner_than_the_lead_time_is_a_rush()
    {
        var version = Menu.Version([.. Version.Services.Select(service => service.Code == "LOADING" ? service with { LeadTime = new(2, LeadTimeUnit.Days) } : service)]);

        Compute(version, true, At("LOADING", 1, Friday)).Value.ShouldNotBeNull().Numbers.Lines[^1].Service.ShouldBe("RUSH");
    }

    [Fact]
    public void Local_time_decides_whatever_offset_it_has()
    {
        var atMidnightInUtc = new DateTimeOffset(2026, 3, 28, 0, 30, 0, TimeSpan.FromHours(1));

        Compute(true, At("LOADING", 1, atMidnightInUtc)).Value.ShouldNotBeNull().Numbers.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public void The_document_reads_back_and_recomputes()
    {
        var document = Compute(true, At("TRIP", 1, Friday), At("LOADING", 8, Saturday)).Value.ShouldNotBeNull();
        var read = QuoteDocument.FromBytes(document.ToBytes());

        QuoteDocument.Compute(Version, read.Inputs).Value.ShouldNotBeNull().ToBytes().ShouldBe(document.ToBytes());
    }

    private static SelectedService At(string service, decimal quantity, DateTimeOffset? moment = null) => new(service, quantity, moment);

    private static Result<QuoteDocument> Compute(bool add, params SelectedService[] lines) => Compute(Version, add, lines);

    private static Result<QuoteDocument> Compute(PriceBookVersion version, bool add, params SelectedService[] lines) => Compute(version, add, null, lines);

    private static Result<QuoteDocument> Compute(PriceBookVersion version, bool add, int[]? taken, SelectedService[] lines) =>
        QuoteDocument.Compute(version, Menu.Inputs(version) with { Lines = lines, OrderedAt = Friday.AddDays(-1), AddSurcharges = add ? true : null, Taken = taken });
}
