using System.Text;

namespace PricingApi.Domain.Texts;

/// <summary>Numbers as a reader of the language writes them: a decimal comma in Dutch, a point in English.</summary>
public static class Figures
{
    private const int Group = 3;

    public static string In(Language language, string figure) => language == Language.Nl ? figure.Replace('.', ',') : figure;

    public static string In(Language language, decimal figure) => In(language, Decimals.Plain(figure));

    /// <summary>Money with its thousands apart, <c>1.234,50</c> or <c>1,234.50</c>, and a minus as wide as a plus.</summary>
    /// <param name="figure">As money is written down: <c>-1234.50</c>.</param>
    public static string Money(Language language, string figure)
    {
        var (digits, thousands) = (figure.TrimStart('-'), language == Language.Nl ? '.' : ',');
        var whole = digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? point : digits.Length;
        var written = new StringBuilder(figure[0] == '-' ? "−" : "");

        for (var index = 0; index < whole; index++)
        {
            written.Append(digits[index]);
            if (index < whole - 1 && (whole - 1 - index) % Group == 0)
            {
                written.Append(thousands);
            }
        }

        return written.Append(In(language, digits[whole..])).ToString();
    }
}
