using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Tests.Texts;

public class FiguresTests
{
    [Theory]
    [InlineData("0.00", "0,00", "0.00")]
    [InlineData("999.99", "999,99", "999.99")]
    [InlineData("1234.50", "1.234,50", "1,234.50")]
    [InlineData("-1234567.00", "−1.234.567,00", "−1,234,567.00")]
    [InlineData("123456", "123.456", "123,456")]
    [InlineData("0.195", "0,195", "0.195")]
    [InlineData("-0.35", "−0,35", "−0.35")]
    public void Money_has_its_thousands_apart(string figure, string dutch, string english)
    {
        Figures.Money(Language.Nl, figure).ShouldBe(dutch);
        Figures.Money(Language.En, figure).ShouldBe(english);
    }

    [Fact]
    public void A_day_is_written_with_the_name_of_its_month()
    {
        DayTexts.Of(new(2026, 3, 1), Language.Nl).ShouldBe("1 maart 2026");
        DayTexts.Of(new(2026, 12, 31), Language.En).ShouldBe("31 December 2026");
    }
}
