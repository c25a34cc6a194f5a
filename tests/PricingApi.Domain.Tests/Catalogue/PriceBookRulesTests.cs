using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Catalogue;

public class PriceBookRulesTests
{
    private const decimal Most = 999_999_999_999.99m;

    private static readonly Service Good = Menu.PerUnit("A", 6);

    private static Service With(Service service, Func<Tariff, Tariff> change) => service with { Tariff = change(service.Tariff) };

    private static readonly PercentageBase Extras = new([], ["extras"], []);

    public static TheoryData<Service> Publishable =>
    [
        Good,
        Good with { Code = "0" },
        Good with { Code = "A." + new string('-', 62) }, // 64 characters
        Good with { Category = new string('a', 64) },
        Good with { Category = "cold-storage-2" },
        Menu.Service("A", new Flat(0)),
        Menu.Service("A", new Flat(Most)),
        Menu.Service("A", new PerUnit(0.000001m, 1_000_000)),
        Menu.Service("A", new PerUnit(1, 0.0001m)),
        Menu.Service("A", new PerUnit(999_999_999_999.999999m, 1)),
        Menu.Service("A", new Package(0.25m, 1)),
        Menu.Service("A", new Percentage(0, new([], [], [ServiceKind.Base]), 0)),
        Menu.Service("A", new Percentage(1000, Extras, Most)),
        Menu.Service("A", new Graduated([new(null, 1, 1)])),
        Menu.Service("A", new Volume([.. Enumerable.Range(1, 99).Select(upTo => new Tier(upTo, 1, 0)), new(null, 1, 0)])), // a hundred tiers
        Menu.Service("A", new Graduated([new(0.0001m, 1, 0), new(1_000_000, 1, 0), new(null, 1, 0)])),
        Menu.Service("A", new Flat(1), minimum: 5, maximum: 5),
        Menu.Service("A", new Flat(1), minimum: 0, maximum: 0),
        Menu.Service("A", new PerUnit(1, 1), included: 1_000_000),
        Menu.Service("A", new PerUnit(1, 1), included: 0.0001m),
        Good with { Quantity = new(0.0001m, 1_000_000, 0.0001m) },
        Good with { Quantity = new(null, 1, null) },
        Good with { LeadTime = new(0, LeadTimeUnit.Hours) },
        Good with { LeadTime = new(1_000, LeadTimeUnit.WorkingDays, "NL") },
        Good with { LastSaleDate = new(1900, 1, 1) },
        Good with { Sla = new(new string('a', 100), "2026.1", "https://example.com/sla?clause=4#2"), Sop = new("b", null, "https://example.com") },
        With(Good, tariff => tariff with { Index = new("CPI-NL", 0.000001m, 0.0001m) }),
        With(Good, tariff => tariff with { Index = new("0", 999_999_999.999999m, 100) }),
        With(Good, tariff => tariff with { Introductory = new(Menu.Day, new Flat(0), 0, 0) }),
        With(Menu.Service("A", new Percentage(8, Extras, 0)), tariff => tariff with { Introductory = new(Menu.Day, new Percentage(4, Extras, 0)) }),
        With(Good, tariff => tariff with { Floor = new(6, null, null) }), // just the price
        With(Menu.Service("A", new PerUnit(6, 1), maximum: 100) with { Quantity = new(null, 20, null) }, tariff => tariff with { Floor = new(5, null, null) }), // 20 at 5
        With(Good, tariff => tariff with { Floor = new(null, 50, 3) }), // cost 3 at a margin of 50 per cent is 6
        With(Good, tariff => tariff with { Floor = new(null, null, 7) }), // a cost alone is no floor
        With(Good, tariff => tariff with { Floor = new(null, 0, 6) }),
    ];

    /// <summary>Code and place below the service, then a service with that one fault.</summary>
    public static TheoryData<string, string, Service> Faulty => new()
    {
        { "quantity-range", "/quantity/minimum", Good with { Quantity = new(0, null, null) } },
        { "quantity-range", "/quantity/maximum", Good with { Quantity = new(null, 1_000_001, null) } },
        { "quantity-range", "/quantity/step", Good with { Quantity = new(null, null, 0.00001m) } },
        { "quantity-range", "/quantity/step", Menu.Service("A", new Flat(1), unit: "H87") with { Quantity = new(null, null, 0.5m) } },
        { "quantity-range", "/quantity/maximum", Good with { Quantity = new(10, 9, null) } },
        { "quantity-range", "/quantity/maximum", Good with { Quantity = new(null, 0.5m, null) } }, // one unit could not be asked
        { "quantity-range", "/quantity/step", Good with { Quantity = new(10, null, 3) } },
        { "quantity-range", "/quantity/step", Good with { Quantity = new(9, 10, 3) } },
        { "quantity-range", "/quantity", Menu.Service("A", new Percentage(8, Extras, 0)) with { Quantity = new(null, null, 1) } },
        { "date-out-of-range", "/lastSaleDate", Good with { LastSaleDate = DateOnly.MaxValue } },
        { "date-out-of-range", "/lastSaleDate", Good with { LastSaleDate = new(3000, 1, 1) } },
        { "date-out-of-range", "/tariff/introductory/until", With(Good, tariff => tariff with { Introductory = new(DateOnly.MaxValue, new Flat(1)) }) },
        { "lead-time", "/leadTime/value", Good with { LeadTime = new(-1, LeadTimeUnit.Days) } },
        { "lead-time", "/leadTime/value", Good with { LeadTime = new(1_001, LeadTimeUnit.Days) } },
        { "unknown-calendar", "/leadTime/calendar", Good with { LeadTime = new(1, LeadTimeUnit.WorkingDays, "nl") } },
        { "text-not-allowed", "/sla/version", Good with { Sla = new("SLA", "1\u202E2") } },
        { "text-not-allowed", "/sop/version", Good with { Sop = new("SOP", " ") } },
        { "link-invalid", "/sla/link", Good with { Sla = new("SLA", null, "http://example.com") } },
        { "link-invalid", "/sla/link", Good with { Sla = new("SLA", null, "/sla") } },
        { "link-invalid", "/sla/link", Good with { Sla = new("SLA", null, "") } },
        { "link-invalid", "/sop/link", Good with { Sop = new("SOP", null, "javascript:alert(1)") } },
        { "link-invalid", "/sop/link", Good with { Sop = new("SOP", null, "https://user:secret@example.com") } },
        { "link-invalid", "/sop/link", Good with { Sop = new("SOP", null, "https://example.com/a\"onclick=") } },
        { "link-invalid", "/sop/link", Good with { Sop = new("SOP", null, "https://example.com/" + new string('a', 481)) } },
        { "code-invalid", "/tariff/index/code", With(Good, tariff => tariff with { Index = new("cpi", 100, 100) }) },
        { "index-range", "/tariff/index/reference", With(Good, tariff => tariff with { Index = new("CPI", 0, 100) }) },
        { "index-range", "/tariff/index/reference", With(Good, tariff => tariff with { Index = new("CPI", 1_000_000_000, 100) }) },
        { "index-range", "/tariff/index/reference", With(Good, tariff => tariff with { Index = new("CPI", 0.0000001m, 100) }) },
        { "index-range", "/tariff/index/share", With(Good, tariff => tariff with { Index = new("CPI", 100, 0) }) },
        { "index-range", "/tariff/index/share", With(Good, tariff => tariff with { Index = new("CPI", 100, 100.0001m) }) },
        { "index-range", "/tariff/index/share", With(Good, tariff => tariff with { Index = new("CPI", 100, 0.00001m) }) },
        { "introductory-model", "/tariff/introductory/charge", With(Good, tariff => tariff with { Introductory = new(Menu.Day, new Percentage(4, Extras, 0)) }) },
        { "introductory-model", "/tariff/introductory/charge", With(Menu.Service("A", new Percentage(8, Extras, 0)), tariff => tariff with { Introductory = new(Menu.Day, new Flat(1)) }) },
        { "introductory-model", "/tariff/introductory/charge", With(Menu.Service("A", new Percentage(8, Extras, 0)), tariff => tariff with { Introductory = new(Menu.Day, new Percentage(4, new([], [], [ServiceKind.Base]), 0)) }) },
        { "minimum-above-maximum", "/tariff/introductory/minimum", With(Good, tariff => tariff with { Introductory = new(Menu.Day, new Flat(1), 2, 1) }) },
        { "precision-exceeded", "/tariff/introductory/maximum", With(Good, tariff => tariff with { Introductory = new(Menu.Day, new Flat(1), null, 1.001m) }) },
        { "amount-out-of-range", "/tariff/introductory/charge/amount", With(Good, tariff => tariff with { Introductory = new(Menu.Day, new Flat(-1)) }) },
        { "included-without-units", "/tariff/includedQuantity", With(Good, tariff => tariff with { IncludedQuantity = 1, Introductory = new(Menu.Day, new Flat(1)) }) },
        { "floor-above-price", "/tariff/charge", With(Good, tariff => tariff with { Floor = new(6.01m, null, null) }) },
        { "floor-above-price", "/tariff/charge", With(Good, tariff => tariff with { Floor = new(1, 50, 3.01m) }) }, // the higher of the two
        { "floor-above-price", "/tariff/charge", With(Menu.Service("A", new Graduated([new(10, 2, 0), new(null, 1, 5)])), tariff => tariff with { Floor = new(1.5m, null, null) }) }, // the last tier
        { "floor-above-price", "/tariff/charge", With(Menu.Service("A", new Package(10, 5)), tariff => tariff with { Floor = new(0.6m, null, null) }) },
        { "floor-above-price", "/tariff/introductory/charge", With(Good, tariff => tariff with { Introductory = new(Menu.Day, new PerUnit(3, 1)), Floor = new(4, null, null) }) },
        { "floor-above-price", "/tariff/maximum", With(Menu.Service("A", new PerUnit(6, 1), maximum: 100) with { Quantity = new(null, 21, null) }, tariff => tariff with { Floor = new(5, null, null) }) },
        { "floor-above-price", "/tariff/introductory/maximum", With(Good, tariff => tariff with { Introductory = new(Menu.Day, new PerUnit(6, 1), null, 100), Floor = new(5, null, null) }) },
        { "floor-above-price", "/tariff/includedQuantity", With(Good, tariff => tariff with { IncludedQuantity = 1, Floor = new(5, null, null) }) },
        { "lead-time", "/leadTime/calendar", Good with { LeadTime = new(4, LeadTimeUnit.Hours, "NL") } },
        { "floor-of-percentage", "/tariff/floor", With(Menu.Service("A", new Percentage(8, Extras, 0)), tariff => tariff with { Floor = new(1, null, null) }) },
        { "margin-without-cost", "/tariff/floor/cost", With(Good, tariff => tariff with { Floor = new(null, 20, null) }) },
        { "margin-out-of-range", "/tariff/floor/minimumMargin", With(Good, tariff => tariff with { Floor = new(null, 100, 1) }) },
        { "margin-out-of-range", "/tariff/floor/minimumMargin", With(Good, tariff => tariff with { Floor = new(null, -1, 1) }) },
        { "amount-out-of-range", "/tariff/floor/price", With(Good, tariff => tariff with { Floor = new(-1, null, null) }) },
        { "amount-out-of-range", "/tariff/floor/cost", With(Good, tariff => tariff with { Floor = new(null, null, -1) }) },
        { "surcharge-kind", "/kind", Menu.Service("A", new Flat(1), kind: ServiceKind.Base) with { Surcharge = new(new([], ["extras"]), new(null, null, true, null)) } },
        { "condition-empty", "/surcharge/when", Good with { Surcharge = new(new([], ["extras"]), new(null, null, false, null)) } },
        { "condition-empty", "/surcharge/when/performed/until", Good with { Surcharge = new(new([], ["extras"]), new(null, new([], new(15, 0), new(15, 0)), false, null)) } },
        { "unknown-calendar", "/surcharge/when/calendar", Good with { Surcharge = new(new([], ["extras"]), new(null, null, true, "XX")) } },
        { "unknown-calendar", "/surcharge/when/ordered/days", Good with { Surcharge = new(new([], ["extras"]), new(new([DayKind.Holiday], null, null), null, false, null)) } },
        { "surcharge-of-nothing", "/surcharge/for", Good with { Surcharge = new(ServiceNames.None, new(null, null, true, null)) } },
        { "unknown-service", "/surcharge/for/services/0", Good with { Surcharge = new(new(["NONE"], []), new(null, null, true, null)) } },
        { "unknown-category", "/surcharge/for/categories/1", Good with { Surcharge = new(new([], ["extras", "none"]), new(null, null, true, null)) } },
        { "surcharge-of-surcharge", "/surcharge/for/services/0", Good with { Surcharge = new(new(["A"], []), new(null, null, true, null)) } },
        { "unknown-service", "/recommends/0", Good with { Recommends = ["NONE"] } },
        { "contradiction", "/recommends", Good with { Recommends = ["A"] } },
        { "code-invalid", "/code", Good with { Code = "" } },
        { "code-invalid", "/code", Good with { Code = "a" } },
        { "code-invalid", "/code", Good with { Code = "-A" } },
        { "code-invalid", "/code", Good with { Code = "A B" } },
        { "code-invalid", "/code", Good with { Code = "A\n" } },
        { "code-invalid", "/code", Good with { Code = "İ" } },
        { "code-invalid", "/code", Good with { Code = new string('A', 65) } },
        { "category-invalid", "/category", Good with { Category = "" } },
        { "category-invalid", "/category", Good with { Category = "Extras" } },
        { "category-invalid", "/category", Good with { Category = "cold--storage" } },
        { "category-invalid", "/category", Good with { Category = "-cold" } },
        { "category-invalid", "/category", Good with { Category = "cold\n" } },
        { "category-invalid", "/category", Good with { Category = new string('a', 65) } },
        { "unit-invalid", "/unit/code", Menu.Service("A", new Flat(1), unit: "h87") },
        { "unit-invalid", "/unit/code", Menu.Service("A", new Flat(1), unit: "H") },
        { "unit-invalid", "/unit/code", Menu.Service("A", new Flat(1), unit: "PIECE") },
        { "unit-invalid", "/unit/code", Menu.Service("A", new Flat(1), unit: "H87\n") },
        { "name-missing", "/name", Good with { Name = new(null, "Storage") } },
        { "name-missing", "/name", Good with { Name = new("Opslag", " ") } },
        { "amount-out-of-range", "/tariff/minimum", Menu.Service("A", new Flat(1), minimum: -1) },
        { "precision-exceeded", "/tariff/minimum", Menu.Service("A", new Flat(1), minimum: 0.001m) },
        { "amount-out-of-range", "/tariff/maximum", Menu.Service("A", new Flat(1), maximum: -1) },
        { "amount-out-of-range", "/tariff/maximum", Menu.Service("A", new Flat(1), maximum: 1_000_000_000_000) },
        { "precision-exceeded", "/tariff/maximum", Menu.Service("A", new Flat(1), maximum: 0.001m) },
        { "minimum-above-maximum", "/tariff/minimum", Menu.Service("A", new Flat(1), minimum: 2, maximum: 1) },
        { "quantity-out-of-range", "/tariff/includedQuantity", Menu.Service("A", new PerUnit(1, 1), included: -1) },
        { "quantity-out-of-range", "/tariff/includedQuantity", Menu.Service("A", new PerUnit(1, 1), included: 1_000_000.0001m) },
        { "quantity-out-of-range", "/tariff/includedQuantity", Menu.Service("A", new PerUnit(1, 1), included: 0.00001m) },
        { "included-without-units", "/tariff/includedQuantity", Menu.Service("A", new Flat(1), included: 1) },
        { "included-without-units", "/tariff/includedQuantity", Menu.Service("A", new Percentage(1, Extras, 0), included: 1) },
        { "amount-out-of-range", "/tariff/charge/amount", Menu.Service("A", new Flat(-0.01m)) },
        { "amount-out-of-range", "/tariff/charge/amount", Menu.Service("A", new Flat(1_000_000_000_000)) },
        { "precision-exceeded", "/tariff/charge/amount", Menu.Service("A", new Flat(0.001m)) },
        { "amount-out-of-range", "/tariff/charge/unitPrice", Menu.Service("A", new PerUnit(-1, 1)) },
        { "amount-out-of-range", "/tariff/charge/unitPrice", Menu.Service("A", new PerUnit(1_000_000_000_000, 1)) },
        { "precision-exceeded", "/tariff/charge/unitPrice", Menu.Service("A", new PerUnit(0.0000001m, 1)) },
        { "quantity-out-of-range", "/tariff/charge/per", Menu.Service("A", new PerUnit(1, 0)) },
        { "quantity-out-of-range", "/tariff/charge/per", Menu.Service("A", new PerUnit(1, -1)) },
        { "quantity-out-of-range", "/tariff/charge/per", Menu.Service("A", new PerUnit(1, 0.0000000000000000000000000001m)) }, // a price for so little would overflow
        { "quantity-out-of-range", "/tariff/charge/per", Menu.Service("A", new PerUnit(1, 1_000_000.0001m)) },
        { "quantity-out-of-range", "/tariff/charge/packageSize", Menu.Service("A", new Package(0, 1)) },
        { "quantity-out-of-range", "/tariff/charge/packageSize", Menu.Service("A", new Package(0.00001m, 1)) },
        { "amount-out-of-range", "/tariff/charge/packagePrice", Menu.Service("A", new Package(1, -1)) },
        { "precision-exceeded", "/tariff/charge/packagePrice", Menu.Service("A", new Package(1, 0.0000001m)) },
        { "amount-out-of-range", "/tariff/charge/rate", Menu.Service("A", new Percentage(-0.0001m, Extras, 0)) },
        { "amount-out-of-range", "/tariff/charge/rate", Menu.Service("A", new Percentage(1000.0001m, Extras, 0)) },
        { "precision-exceeded", "/tariff/charge/rate", Menu.Service("A", new Percentage(1.00001m, Extras, 0)) },
        { "amount-out-of-range", "/tariff/charge/fixedFee", Menu.Service("A", new Percentage(1, Extras, -1)) },
        { "percentage-of-nothing", "/tariff/charge/of", Menu.Service("A", new Percentage(1, new([], [], []), 0)) },
        { "tier-gap", "/tariff/charge/tiers", Menu.Service("A", new Graduated([])) },
        { "tier-gap", "/tariff/charge/tiers", Menu.Service("A", new Volume([])) },
        { "tier-gap", "/tariff/charge/tiers/0/upTo", Menu.Service("A", new Graduated([new(10, 1, 0)])) },
        { "tier-overlap", "/tariff/charge/tiers/0/upTo", Menu.Service("A", new Volume([new(null, 1, 0), new(null, 1, 0)])) },
        { "tier-overlap", "/tariff/charge/tiers/1/upTo", Menu.Service("A", new Graduated([new(10, 1, 0), new(10, 1, 0), new(null, 1, 0)])) },
        { "quantity-out-of-range", "/tariff/charge/tiers/0/upTo", Menu.Service("A", new Graduated([new(0, 1, 0), new(null, 1, 0)])) },
        { "quantity-out-of-range", "/tariff/charge/tiers/0/upTo", Menu.Service("A", new Graduated([new(0.00001m, 1, 0), new(null, 1, 0)])) },
        { "quantity-out-of-range", "/tariff/charge/tiers/0/upTo", Menu.Service("A", new Volume([new(decimal.MaxValue, 1, 0), new(null, 1, 0)])) },
        { "amount-out-of-range", "/tariff/charge/tiers/0/unitPrice", Menu.Service("A", new Graduated([new(null, -1, 0)])) },
        { "precision-exceeded", "/tariff/charge/tiers/0/flatFee", Menu.Service("A", new Graduated([new(null, 1, 0.001m)])) },
        { "too-many-tiers", "/tariff/charge/tiers", Menu.Service("A", new Volume([.. Enumerable.Range(1, 100).Select(upTo => new Tier(upTo, 1, 0)), new(null, 1, 0)])) },
        { "amount-out-of-range", "/tariff/charge", Menu.Service("A", new PerUnit(999_999_999_999, 0.0001m)) }, // one unit alone is beyond money
        { "amount-out-of-range", "/tariff/charge", Menu.Service("A", new Package(0.0001m, 999_999_999_999)) },
    };

    [Theory]
    [MemberData(nameof(Publishable))]
    public void What_may_be_published_can_be_priced(Service service)
    {
        var version = PriceBookVersion.Create("standard", 1, Currency.Euro, [service, Menu.PerUnit("OTHER", 1)]);

        version.Refusals.ShouldBeEmpty();
        Menu.Quote(version.Value!, new Selection("OTHER", 1)).Excluded.ShouldHaveSingleItem().Service.ShouldBe(service);
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_fault_has_a_code_and_a_place(string code, string place, Service service) =>
        Found(service).ShouldBe([(code, "/services/0" + place)]);

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var first = Menu.Service("a", new PerUnit(-0.0000001m, 0), unit: "?", minimum: 3, maximum: 2);
        var second = Menu.Service("B", new Graduated([new(null, 1, 0), new(5, 1.1234567m, 0)]), requires: ["C"]);

        Found(first, second).ShouldBe(
        [
            ("code-invalid", "/services/0/code"),
            ("unit-invalid", "/services/0/unit/code"),
            ("minimum-above-maximum", "/services/0/tariff/minimum"),
            ("amount-out-of-range", "/services/0/tariff/charge/unitPrice"),
            ("precision-exceeded", "/services/0/tariff/charge/unitPrice"),
            ("quantity-out-of-range", "/services/0/tariff/charge/per"),
            ("tier-overlap", "/services/1/tariff/charge/tiers/0/upTo"),
            ("precision-exceeded", "/services/1/tariff/charge/tiers/1/unitPrice"),
            ("tier-gap", "/services/1/tariff/charge/tiers/1/upTo"),
            ("unknown-service", "/services/1/requires/0"),
        ]);
    }

    [Fact]
    public void A_price_book_is_not_empty() => Found().ShouldBe([("no-services", "/services")]);

    [Fact]
    public void A_service_is_listed_once() =>
        Found(Good, Menu.PerUnit("B", 1), Good).ShouldBe([("duplicate-service", "/services/2/code")]);

    [Theory]
    [InlineData(PriceBookRules.MaxServices, 0)]
    [InlineData(PriceBookRules.MaxServices + 1, 1)]
    public void There_is_a_most_to_the_number_of_services(int services, int faults)
    {
        var found = Found([.. Enumerable.Range(0, services).Select(number => Menu.PerUnit($"S{number}", 1))]);

        found.Count.ShouldBe(faults);
        found.ShouldAllBe(fault => fault.Code == "too-many-services" && fault.Path == "/services");
    }

    [Theory]
    [InlineData("JPY", "10.5")]
    [InlineData("EUR", "1.125")]
    [InlineData("KWD", "1.2345")]
    public void Amounts_have_no_more_digits_than_the_currency(string currency, string amount)
    {
        var service = Menu.Service("A", new Flat(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

        PriceBookRules.Check([service], Currency.Find(currency)!).ShouldHaveSingleItem().Code.ShouldBe("precision-exceeded");
    }

    [Fact]
    public void A_refused_price_book_gives_no_version()
    {
        var result = PriceBookVersion.Create("standard", 1, Currency.Euro, []);

        result.Accepted.ShouldBeFalse();
        result.Value.ShouldBeNull();
        result.Refusals.ShouldHaveSingleItem();
    }

    private static List<(string Code, string? Path)> Found(params Service[] services) =>
        [.. PriceBookRules.Check(services, Currency.Euro).Select(refusal => (refusal.Code, refusal.Path))];
}
