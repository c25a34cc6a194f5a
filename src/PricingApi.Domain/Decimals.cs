using System.Globalization;

namespace PricingApi.Domain;

/// <summary>The one written form of numbers that are not settled money.</summary>
public static class Decimals
{
    private static readonly string[] Formats = ["0", "0.0", "0.00", "0.000"];

    private static readonly string[] Prices = ["0.######", "0.0#####", "0.00####", "0.000###"];

    /// <summary>The most decimals a unit price may have.</summary>
    public const int PriceDigits = 6;

    /// <summary>The most decimals a quantity may have.</summary>
    public const int QuantityDigits = 4;

    /// <summary>A unit price: at least the currency's digits, at most six, no zeros beyond: <c>0.195</c>, <c>6.00</c>.</summary>
    public static string Price(decimal price, Currency currency) => price.ToString(Prices[currency.Digits], CultureInfo.InvariantCulture);

    /// <summary>A quantity or a rate without trailing zeros: <c>44</c>, <c>8.5</c>.</summary>
    public static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>How many decimals a number needs, trailing zeros not counted.</summary>
    public static int Digits(decimal number) => Trim(number).Scale;

    /// <summary>The same number without trailing zeros.</summary>
    public static decimal Trim(decimal number) => number / 1.0000000000000000000000000000m;

    internal static string Fixed(int digits) => Formats[digits];
}
