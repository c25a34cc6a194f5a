using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

/// <summary>Selections to choose from, and a quote under other circumstances.</summary>
public class WhatIfTests
{
    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.Service("BASE", new Flat(100), kind: ServiceKind.Base),
        Menu.Service("PALLET", new PerUnit(6, 1), unit: "XPX", requires: ["BASE"]),
        Menu.Service("DAY", new Flat(10), excludes: ["NIGHT"]),
        Menu.Service("NIGHT", new Flat(20)),
        Menu.Service("REPORT", new Flat(30), requires: ["PALLET"]),
        Menu.Service("LESS", new Flat(5), kind: ServiceKind.OptOut, requires: ["BASE"]));

    [Fact]
    public void Three_selections_stand_side_by_side_each_with_what_it_gives_up()
    {
        var presets = Preset.Of(Version, Menu.Inputs(Version, new("BASE", 1), new("PALLET", 44), new("NIGHT", 1), new("LESS", 1))).Value.ShouldNotBeNull();

        presets.Select(preset => (preset.Kind, Codes(preset.Document), string.Join(' ', preset.GivesUp.Select(line => line.Service)), preset.Document.Numbers.Totals[0].Net)).ShouldBe(
        [
            (PresetKind.Plain, "BASE", "PALLET NIGHT LESS REPORT", "100.00"),
            (PresetKind.Tailored, "BASE PALLET NIGHT LESS", "REPORT", "379.00"),
            (PresetKind.Complete, "BASE PALLET NIGHT LESS REPORT", "", "409.00"),
        ]);
    }

    [Fact]
    public void Without_a_base_service_the_plain_one_has_them_all() =>
        Preset.Of(Version, Menu.Inputs(Version, new Selection("DAY", 1))).Value.ShouldNotBeNull().Select(preset => Codes(preset.Document)).ShouldBe(["BASE", "DAY", "DAY BASE PALLET REPORT"]);

    [Fact]
    public void What_is_wrong_with_the_selection_is_said() =>
        Preset.Of(Version, Menu.Inputs(Version, new Selection("PALLET", 1))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("requirement-missing");

    [Fact]
    public void A_quote_is_tried_with_less_and_more_and_all_its_options()
    {
        var inputs = Menu.Inputs(Version, new("BASE", 1), new("PALLET", 45), new("DAY", 1) { Disposition = Disposition.Optional }, new("NIGHT", 1) { Disposition = Disposition.Optional }, new("REPORT", 1) { Disposition = Disposition.Optional });

        StressCase.Of(Version, inputs, new(50, 150, 10)).Select(each => (each.Kind, each.Document.ShouldNotBeNull().Numbers.Totals[0].Net)).ShouldBe(
        [
            (StressKind.Expected, "370.00"),
            (StressKind.LowVolume, "238.00"), // 22.5 pallets are 23
            (StressKind.HighVolume, "508.00"), // 67.5 are 68
            (StressKind.AllOptions, "410.00"), // the day and the report; the night cannot be combined with the day
        ]);
    }

    [Fact]
    public void Indexes_go_up_and_down()
    {
        var service = Menu.Service("A", new Flat(100));
        var version = Menu.Version(service with { Tariff = service.Tariff with { Index = new("CPI", 120, 50) } });
        var inputs = Menu.Inputs(version, new Selection("A", 1)) with { Indexes = [new("CPI", new(2026, 1, 1), 120, "CBS")] };

        StressCase.Of(version, inputs, new(50, 150, 10)).Select(each => $"{each.Kind} {each.Document!.Numbers.Totals[0].Net}").ShouldBe(
            ["Expected 100.00", "LowVolume 100.00", "HighVolume 100.00", "IndexUp 105.00", "IndexDown 95.00"]);
    }

    [Theory]
    [InlineData(null, null, null, "KGM", 1.23456, 1.2346)]
    [InlineData(null, null, null, "KGM", 0.00001, 0.0001)]
    [InlineData(null, null, null, "XPX", 0.4, 1)]
    [InlineData(null, null, null, "XPX", 2.5, 3)]
    [InlineData(10, 20, 5, "XPX", 12, 10)]
    [InlineData(10, 20, 5, "XPX", 12.5, 15)]
    [InlineData(10, 20, 5, "XPX", 99, 20)]
    [InlineData(10, 20, 5, "XPX", 1, 10)]
    public void The_nearest_quantity_can_be_asked(int? minimum, int? maximum, int? step, string unit, decimal quantity, decimal nearest)
    {
        var service = Menu.Service("A", new PerUnit(1, 1), unit: unit) with { Quantity = step is null ? null : new(minimum, maximum, step) };

        Quantities.Nearest(service, quantity).ShouldBe(nearest);
        Quantities.Refuse(service, nearest).ShouldBeNull();
    }

    private static string Codes(QuoteDocument document) => string.Join(' ', document.Numbers.Lines.Select(line => line.Service));
}
