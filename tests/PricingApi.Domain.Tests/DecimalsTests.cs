using System.Globalization;

namespace PricingApi.Domain.Tests;

public class DecimalsTests
{
    [Theory]
    [InlineData("6", "EUR", "6.00")]
    [InlineData("6.50", "EUR", "6.50")]
    [InlineData("0.195", "EUR", "0.195")]
    [InlineData("0.123456", "EUR", "0.123456")]
    [InlineData("0.195000", "EUR", "0.195")]
    [InlineData("-6", "EUR", "-6.00")]
    [InlineData("0", "EUR", "0.00")]
    [InlineData("1500", "JPY", "1500")]
    [InlineData("0.5", "JPY", "0.5")]
    [InlineData("1.5", "KWD", "1.500")]
    [InlineData("1.2345", "KWD", "1.2345")]
    [InlineData("1234567890123.45", "EUR", "1234567890123.45")] // no separators, no exponent
    public void A_unit_price_has_at_least_the_currencys_digits(string price, string currency, string written) =>
        Decimals.Price(Parse(price), Currency.Find(currency)!).ShouldBe(written);

    [Theory]
    [InlineData("44", "44")]
    [InlineData("44.000", "44")]
    [InlineData("8.50", "8.5")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("1000000", "1000000")]
    public void Other_numbers_have_no_zeros_at_the_end(string number, string written) => Decimals.Plain(Parse(number)).ShouldBe(written);

    [Theory]
    [InlineData("100", 0)]
    [InlineData("100.00", 0)]
    [InlineData("0.10", 1)]
    [InlineData("-1.2340", 3)]
    [InlineData("0.0000000000000000000000000001", 28)]
    public void Counts_the_digits_that_a_number_needs(string number, int digits) => Decimals.Digits(Parse(number)).ShouldBe(digits);

    [Theory]
    [InlineData("1.2300", "1.23")]
    [InlineData("500.00", "500")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Trimming_changes_the_form_and_not_the_value(string number, string trimmed)
    {
        Decimals.Trim(Parse(number)).ShouldBe(Parse(number));
        Decimals.Trim(Parse(number)).ToString(CultureInfo.InvariantCulture).ShouldBe(trimmed);
    }

    private static decimal Parse(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
