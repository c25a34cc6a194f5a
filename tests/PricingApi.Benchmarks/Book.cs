using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Benchmarks;

/// <summary>A price book of a given size that uses every charge model in turn.</summary>
internal static class Book
{
    private static readonly Tier[] Tiers = [new(10, 2.00m, 0), new(100, 1.50m, 5.00m), new(null, 1.20m, 0)];

    public static PriceBookVersion Of(int services) =>
        PriceBookVersion.Create("bench", 1, Currency.Euro, [.. Enumerable.Range(0, services).Select(Service)]).Value!;

    public static QuoteInputs Inputs(PriceBookVersion version, IReadOnlyList<Selection> selections) => new(
        new(version.BookCode, version.Number),
        new(2026, 11, 21),
        new("Voorbeeld Logistiek BV", "NL", "NL123456789B01", null, "Europe/Amsterdam", VatRounding.PerRate),
        new("C-1001", "Bakkerij Jansen BV", "NL"),
        Language.Nl,
        new(2026, 12, 21),
        12,
        250,
        null,
        null,
        null,
        "deal-4711",
        null,
        new Dictionary<string, string>(),
        [.. selections.Select(selection => new SelectedService(selection.Service, selection.Quantity))]);

    private static Service Service(int index) => new(
        $"SERVICE-{index:00000}",
        ServiceKind.AddOn,
        "storage",
        new($"Dienst {index}", $"Service {index}"),
        new("XPX", LocalText.Empty, LocalText.Empty),
        [],
        [],
        null,
        null,
        new(ChargePeriod.PerMonth, VatTreatment.Standard, null, null, 0, Charge(index)));

    private static ChargeModel Charge(int index) => (index % 6) switch
    {
        0 => new Flat(12.50m),
        1 => new PerUnit(0.195m, 1),
        2 => new Graduated(Tiers),
        3 => new Volume(Tiers),
        4 => new Package(15, 12.50m),
        _ => new Percentage(8.5m, new(["SERVICE-00000", "SERVICE-00001"], [], []), 0),
    };
}
