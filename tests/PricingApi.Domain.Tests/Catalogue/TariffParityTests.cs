using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Catalogue;

public class TariffParityTests
{
    private static readonly Service[] Draft = [Menu.PerUnit("A", 5), Menu.PerUnit("B", 6)];

    [Fact]
    public void Another_price_of_the_same_service_is_told_with_both_prices()
    {
        var finding = TariffParity.Find(Draft, [Other("north", ["bakeries"], Menu.PerUnit("B", 6.5m), Menu.PerUnit("C", 1))], Currency.Euro).ShouldHaveSingleItem();

        finding.ShouldBe(new("tariff-differs", "'B': accounts of the segment 'bakeries' pay 6.00 EUR here and 6.50 by 'north' version 7, at a quantity of 1.", "/services/1/tariff"));
    }

    [Fact]
    public void They_come_in_the_order_of_the_services_then_of_the_books_then_of_the_segments() =>
        TariffParity.Find(Draft, [Other("south", ["b", "a"], Menu.PerUnit("B", 1), Menu.PerUnit("A", 1)), Other("north", ["a"], Menu.PerUnit("A", 1), Menu.PerUnit("B", 6))], Currency.Euro)
            .Select(finding => $"{finding.Path} {finding.Message[..finding.Message.IndexOf(" version", StringComparison.Ordinal)]}")
            .ShouldBe(
            [
                "/services/0/tariff 'A': accounts of the segment 'a' pay 5.00 EUR here and 1.00 by 'north'",
                "/services/0/tariff 'A': accounts of the segment 'a' pay 5.00 EUR here and 1.00 by 'south'",
                "/services/0/tariff 'A': accounts of the segment 'b' pay 5.00 EUR here and 1.00 by 'south'",
                "/services/1/tariff 'B': accounts of the segment 'a' pay 6.00 EUR here and 1.00 by 'south'",
                "/services/1/tariff 'B': accounts of the segment 'b' pay 6.00 EUR here and 1.00 by 'south'",
            ]);

    [Fact]
    public void The_same_price_in_other_words_is_the_same() =>
        TariffParity.Find(Draft, [Other("north", ["a"], Menu.PerUnit("A", 5, VatTreatment.Reduced), Menu.Service("B", new Flat(6)))], Currency.Euro).ShouldBeEmpty();

    [Fact]
    public void What_cannot_be_compared_is_left_out()
    {
        TariffParity.Find(Draft, [Other("north", ["a"], Menu.Service("A", new PerUnit(9, 1), unit: "HUR"), Menu.Service("B", new PerUnit(9, 1), ChargePeriod.PerYear))], Currency.Euro).ShouldBeEmpty();
        TariffParity.Find(Draft, [new(PriceBookVersion.Create("usa", 1, Currency.Find("USD")!, [Menu.PerUnit("A", 9)]).Value!, ["a"])], Currency.Euro).ShouldBeEmpty();
    }

    [Fact]
    public void Percentages_are_compared_by_what_they_take() =>
        TariffParity.Find([Menu.PerUnit("A", 5), Menu.Service("FUEL", Menu.PercentageOf(8, "A"))], [Other("north", ["a"], Menu.PerUnit("A", 5), Menu.Service("FUEL", Menu.PercentageOf(9, "A")))], Currency.Euro)
            .Select(finding => finding.Path).ShouldBe(["/services/1/tariff"]);

    [Theory]
    [InlineData(100, 100, null)]
    [InlineData(101, 101, "So it is in 1 more places.")]
    [InlineData(250, 101, "So it is in 150 more places.")]
    public void A_hundred_are_told_and_the_rest_is_counted(int differing, int findings, string? last)
    {
        var found = TariffParity.Find([.. Menus(differing, 1)], [Other("north", ["a"], [.. Menus(differing, 2)])], Currency.Euro);

        found.Count.ShouldBe(findings);
        found.ShouldAllBe(finding => finding.Code == "tariff-differs");
        (found[^1].Path is null ? found[^1].Message : null).ShouldBe(last);
    }

    private static IEnumerable<Service> Menus(int count, decimal price) => Enumerable.Range(1, count).Select(number => Menu.PerUnit($"S{number}", price));

    private static LikeVersion Other(string book, string[] segments, params Service[] services) => new(PriceBookVersion.Create(book, 7, Currency.Euro, services).Value!, segments);
}
