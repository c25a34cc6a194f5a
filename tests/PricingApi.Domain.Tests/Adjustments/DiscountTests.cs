using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Adjustments;

public class DiscountTests
{
    [Theory]
    [InlineData(10, 10)]
    [InlineData(33.3333, 33.33)]
    [InlineData(0.005, 0.01)] // rounded like any amount
    [InlineData(100, 100)]
    [InlineData(0, 0)]
    public void A_percentage_is_taken_of_the_list_amount(decimal percentage, decimal off) =>
        Menu.PerCent(percentage).Of(Menu.Eur(100), Menu.Eur(100)).ShouldBe(Menu.Eur(off));

    [Fact]
    public void A_second_percentage_is_taken_of_the_list_amount_too() =>
        Applied(Menu.PerCent(10), Menu.PerCent(10)).ShouldBe(["10.00", "10.00"]);

    [Fact]
    public void An_amount_is_taken_off_as_it_is() => Applied(Menu.Off(12.34m)).ShouldBe(["12.34"]);

    [Fact]
    public void Two_halves_of_a_cent_take_off_one()
    {
        var discount = Menu.PerCent(50);

        discount.Of(Menu.Eur(0.01m), Menu.Eur(0.01m)).ShouldBe(Menu.Eur(0.01m));
        discount.Of(Menu.Eur(0.01m), Menu.Eur(0)).ShouldBe(Menu.Eur(0)); // nothing is left for the second
    }

    public static TheoryData<Discount[]> Given =>
    [
        (Discount[])[],
        (Discount[])[Menu.PerCent(0)],
        (Discount[])[Menu.PerCent(100)],
        (Discount[])[Menu.PerCent(50), Menu.PerCent(50)],
        (Discount[])[Menu.PerCent(33.3333m)],
        (Discount[])[Menu.Off(0)],
        (Discount[])[Menu.Off(100)],
        (Discount[])[Menu.Off(40), Menu.PerCent(60)],
    ];

    [Theory]
    [MemberData(nameof(Given))]
    public void Discounts_up_to_all_of_the_line_may_be_given(Discount[] discounts) => Discount.Refuse(discounts, Menu.Eur(100)).ShouldBeNull();

    public static TheoryData<Discount> OutOfRange =>
    [
        Menu.PerCent(-0.0001m), Menu.PerCent(100.0001m), Menu.PerCent(0.00001m), Menu.Off(-0.01m), Menu.Off(0.001m), Menu.Off(Money.Limit),
    ];

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_discount_has_its_bounds(Discount discount) =>
        Discount.Refuse([Menu.PerCent(1), discount], Menu.Eur(1000)).ShouldBe("A discount is a percentage from 0 to 100 with at most four decimals, or an amount in the currency's digits that is not below zero.");

    public static TheoryData<decimal, Discount[]> TooMuch => new()
    {
        { 100, [Menu.PerCent(60), Menu.PerCent(40.0001m)] },
        { 100, [Menu.Off(100.01m)] },
        { 100, [Menu.Off(50.01m), Menu.PerCent(50)] },
        { -100, [Menu.PerCent(10)] }, // a reduction has no discounts
        { -100, [Menu.PerCent(100)] },
        { -100, [Menu.Off(0)] },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void Discounts_never_exceed_the_line(decimal list, Discount[] discounts) =>
        Discount.Refuse(discounts, Menu.Eur(list)).ShouldBe("Discounts never come to more than what they are taken off costs, and a reduction has none.");

    [Fact]
    public void A_refused_discount_is_named_by_its_line()
    {
        var refusal = Menu.Refusals(Menu.Version(Menu.PerUnit("A", 100), Menu.PerUnit("B", 1)), new("B", 1), new("A", 1) { Discounts = [Menu.PerCent(101)] }).ShouldHaveSingleItem();

        (refusal.Code, refusal.Path).ShouldBe(("discount-out-of-range", "/lines/1/discounts"));
    }

    [Fact]
    public void Each_is_shown_with_its_reason()
    {
        var line = Line(new Discount(DiscountKind.Percentage, 5, "volume"), new Discount(DiscountKind.Amount, 1, "goodwill"));

        line.Discounts.Select(applied => applied.Discount.Reason).ShouldBe(["volume", "goodwill"]);
        (line.ListAmount, line.NetAmount).ShouldBe((Menu.Eur(100), Menu.Eur(94)));
    }

    private static IEnumerable<string> Applied(params Discount[] discounts) => Line(discounts).Discounts.Select(applied => applied.Amount.ToString());

    private static QuoteLine Line(params Discount[] discounts) =>
        Menu.Quote(Menu.Version(Menu.PerUnit("A", 100)), new Selection("A", 1) { Discounts = discounts }).Lines[0];
}
