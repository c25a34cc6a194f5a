namespace PricingApi.Domain.Texts;

/// <summary>Numbers as a reader of the language writes them: a decimal comma in Dutch, a point in English.</summary>
public static class Figures
{
    public static string In(Language language, string figure) => language == Language.Nl ? figure.Replace('.', ',') : figure;

    public static string In(Language language, decimal figure) => In(language, Decimals.Plain(figure));
}
