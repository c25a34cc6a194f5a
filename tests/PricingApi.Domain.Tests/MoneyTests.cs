namespace PricingApi.Domain.Tests;

public class MoneyTests
{
    private static readonly Currency Yen = Currency.Find("JPY")!;
    private static readonly Currency Dinar = Currency.Find("KWD")!;

    [Theory]
    [InlineData("0.005", "0.01")]
    [InlineData("0.015", "0.02")] // half to even would stay at 0.02, and at 0.00 for the one above
    [InlineData("0.025", "0.03")]
    [InlineData("0.00499999", "0.00")]
    [InlineData("-0.005", "-0.01")] // away from zero: a reduction rounds like a charge
    [InlineData("-0.00499999", "0.00")]
    [InlineData("1234.5", "1234.50")]
    public void Rounds_half_away_from_zero(string amount, string money) =>
        Money.Round(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Euro).ToString().ShouldBe(money);

    [Theory]
    [InlineData("EUR", "2.35")]
    [InlineData("JPY", "2")]
    [InlineData("KWD", "2.346")]
    public void Has_exactly_the_digits_of_its_currency(string currency, string money) =>
        Money.Round(2.3456m, Currency.Find(currency)!).ToString().ShouldBe(money);

    [Theory]
    [InlineData("1", "3", "0.33")]
    [InlineData("2", "3", "0.67")]
    [InlineData("-2", "3", "-0.67")]
    [InlineData("0.015", "3", "0.01")] // exactly half a cent
    [InlineData("-0.015", "3", "-0.01")]
    [InlineData("0.0149999999999999999999999999", "3", "0.00")] // less than half by less than a decimal can hold
    [InlineData("0", "7", "0.00")]
    public void Rounds_what_is_no_finite_decimal(string dividend, string divisor, string money) =>
        Money.RoundQuotient(
            [decimal.Parse(dividend, System.Globalization.CultureInfo.InvariantCulture)], [decimal.Parse(divisor, System.Globalization.CultureInfo.InvariantCulture)], Currency.Euro)
            .ToString().ShouldBe(money);

    [Fact]
    public void Is_a_whole_number_of_the_smallest_coins()
    {
        Money.Round(12.34m, Currency.Euro).MinorUnits.ShouldBe(1234);
        Money.FromMinorUnits(1234, Dinar).Amount.ShouldBe(1.234m);
        Money.FromMinorUnits(1234, Yen).Amount.ShouldBe(1234m);
    }

    [Fact]
    public void Adds_subtracts_and_negates()
    {
        var (three, five) = (Menu.Eur(3), Menu.Eur(5));

        (three + five).ShouldBe(Menu.Eur(8));
        (three - five).ShouldBe(Menu.Eur(-2));
        (-three).ShouldBe(Menu.Eur(-3));
        Money.Add(three, five).ShouldBe(three + five);
        Money.Subtract(three, five).ShouldBe(three - five);
        Money.Negate(three).ShouldBe(-three);
        (three + Money.Zero(Currency.Euro)).ShouldBe(three);
    }

    [Fact]
    public void Compares_by_size()
    {
        var (three, five) = (Menu.Eur(3), Menu.Eur(5));

        new[] { three < five, three <= five, three <= Menu.Eur(3), five > three, five >= three, five >= Menu.Eur(5) }.ShouldAllBe(holds => holds);
        new[] { five < three, three < Menu.Eur(3), five <= three, three > five, three > Menu.Eur(3), three >= five }.ShouldAllBe(holds => !holds);
    }

    [Fact]
    public void Never_mixes_currencies()
    {
        var (euro, yen) = (Menu.Eur(1), Money.Round(1, Yen));

        Should.Throw<InvalidOperationException>(() => euro + yen).Message.ShouldBe("EUR and JPY do not mix.");
        Should.Throw<InvalidOperationException>(() => euro - yen);
        Should.Throw<InvalidOperationException>(() => euro < yen);
        euro.ShouldNotBe(yen);
    }

    [Fact]
    public void Never_wraps_around()
    {
        var most = Money.FromMinorUnits(long.MaxValue, Currency.Euro);

        Should.Throw<OverflowException>(() => most + Money.FromMinorUnits(1, Currency.Euro));
        Should.Throw<OverflowException>(() => -most - Money.FromMinorUnits(2, Currency.Euro));
        Should.Throw<OverflowException>(() => Money.Round(decimal.MaxValue / 1000, Currency.Euro));
    }

    [Theory]
    [InlineData("999999999999999.999", true)]
    [InlineData("1000000000000000", false)]
    [InlineData("-999999999999999", true)]
    [InlineData("-1000000000000000", false)]
    public void Fits_below_its_limit(string amount, bool fits) =>
        Money.Fits(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(fits);

    [Fact]
    public void What_fits_can_be_held_in_every_currency() =>
        Money.Round(Money.Limit - 0.001m, Dinar).ToString().ShouldBe("999999999999999.999");
}
