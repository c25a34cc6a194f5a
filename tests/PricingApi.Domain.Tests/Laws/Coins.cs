namespace PricingApi.Domain.Tests.Laws;

/// <summary>Money as it is written, in whole coins. Amounts of one quote have the same digits, so the point may go.</summary>
internal static class Coins
{
    public static long Of(string money)
    {
        var coins = 0L;
        foreach (var character in money)
        {
            coins = char.IsAsciiDigit(character) ? checked((coins * 10) + (character - '0')) : coins;
        }

        return money[0] == '-' ? -coins : coins;
    }

    public static long Sum(IEnumerable<string> amounts) => amounts.Sum(Of);
}
