namespace PricingApi.Domain.Tests;

public class CurrencyTests
{
    [Theory]
    [InlineData("EUR", 2, 100)]
    [InlineData("USD", 2, 100)]
    [InlineData("GBP", 2, 100)]
    [InlineData("JPY", 0, 1)]
    [InlineData("ISK", 0, 1)]
    [InlineData("KWD", 3, 1000)]
    [InlineData("TND", 3, 1000)]
    public void Has_the_digits_of_iso_4217(string code, int digits, long scale)
    {
        var currency = Currency.Find(code).ShouldNotBeNull();

        (currency.Code, currency.Digits, currency.Scale).ShouldBe((code, digits, scale));
        currency.ToString().ShouldBe(code);
    }

    [Theory]
    [InlineData("XXX")] // no currency
    [InlineData("XTS")] // for tests
    [InlineData("XAU")] // gold
    [InlineData("ABC")]
    [InlineData("eur")] // codes are upper case
    [InlineData("EUR ")]
    [InlineData("")]
    public void Finds_nothing_else(string code) => Currency.Find(code).ShouldBeNull();

    [Fact]
    public void Is_one_object_for_each_code()
    {
        Currency.Euro.ShouldBeSameAs(Currency.Find("EUR"));
        Currency.Euro.Digits.ShouldBe(2);
    }
}
