using System.Globalization;

namespace PricingApi.Domain;

/// <summary>The one written form of numbers that are not settled money.</summary>
public static class Decimals
{
    /// <summary>The most decimals a unit price may have.</summary>
    public const int PriceDigits = 6;

    /// <summary>The most decimals a quantity may have.</summary>
    public const int QuantityDigits = 4;

    private const int MostDigits = 28;
    private const int Longest = 2 * (MostDigits + 3);

    /// <summary>A unit price: at least the currency's digits, no zeros beyond: <c>0.195</c>, <c>6.00</c>.</summary>
    public static string Price(decimal price, Currency currency) => Write(price, currency.Digits);

    /// <summary>A quantity or a rate without trailing zeros: <c>44</c>, <c>8.5</c>.</summary>
    public static string Plain(decimal number) => Write(number, 0);

    /// <summary>How many decimals a number needs, trailing zeros not counted.</summary>
    public static int Digits(decimal number) => Trim(number).Scale;

    /// <summary>The same number without trailing zeros.</summary>
    public static decimal Trim(decimal number) => number.Scale == 0 ? number : number / 1.0000000000000000000000000000m;

    /// <summary>All digits of a number, at least so many of them decimals.</summary>
    private static string Write(decimal number, int least)
    {
        Span<char> text = stackalloc char[Longest];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        int decimals = number.Scale;

        for (; decimals > least && text[length - 1] == '0'; decimals--)
        {
            length--;
        }

        if (decimals == 0 && number.Scale > 0)
        {
            length--; // the point
        }
        else if (decimals < least)
        {
            text[length] = '.';
            length += number.Scale == 0 ? 1 : 0;
            text.Slice(length, least - decimals).Fill('0');
            length += least - decimals;
        }

        return new(text[..length]);
    }
}
