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
    public void Nothing_is_taken_off_beyond_what_is_left() => Applied(Menu.PerCent(60), Menu.Off(50), Menu.Off(1)).ShouldBe(["60.00", "40.00", "0.00"]);

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
