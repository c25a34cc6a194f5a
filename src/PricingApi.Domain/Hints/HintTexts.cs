using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Hints;

/// <summary>Says a hint in a sentence, in the words of the customer.</summary>
internal static class HintTexts
{
    public static LocalText NextTier(decimal bound, decimal unitPrice, bool all, bool isIndexed, Currency currency)
    {
        var price = Decimals.Price(unitPrice, currency);
        var (before, voor) = isIndexed ? (" before indexation", " voor indexatie") : ("", "");
        var (nl, en) = (Figures.In(Language.Nl, bound), Figures.In(Language.En, bound));

        return all
            ? new($"boven {nl} kosten alle eenheden {Figures.In(Language.Nl, price)}{voor}", $"above {en} every unit costs {price}{before}")
            : new($"boven {nl} kost elke volgende eenheid {Figures.In(Language.Nl, price)}{voor}", $"above {en} each further unit costs {price}{before}");
    }

    public static LocalText MoreForLess(decimal quantity, Money amount, string unit) => new(
        $"{Units(quantity, unit, Language.Nl)} kosten samen minder: {Figures.In(Language.Nl, amount.ToString())}",
        $"{Units(quantity, unit, Language.En)} cost less in all: {amount}");

    public static LocalText SamePrice(decimal quantity, decimal more, string unit) => new(
        $"nog {Units(more, unit, Language.Nl)} voor dezelfde prijs, tot {Figures.In(Language.Nl, quantity)}",
        $"{Units(more, unit, Language.En)} more for the same price, up to {Figures.In(Language.En, quantity)}");

    public static LocalText Instead(Service other, Money amount) => new(
        $"'{other.Name.In(Language.Nl)}' ({other.Code}) kost voor deze hoeveelheid {Figures.In(Language.Nl, amount.ToString())}",
        $"'{other.Name.In(Language.En)}' ({other.Code}) costs {amount} for this quantity");

    public static LocalText Recommended(Service other, decimal quantity, Money amount) => new(
        $"gaat goed samen met '{other.Name.In(Language.Nl)}' ({other.Code}): {Figures.In(Language.Nl, amount.ToString())} voor {Units(quantity, other.Unit.Code, Language.Nl)}",
        $"goes well with '{other.Name.In(Language.En)}' ({other.Code}): {amount} for {Units(quantity, other.Unit.Code, Language.En)}");

    private static string Units(decimal quantity, string unit, Language language) =>
        $"{Figures.In(language, quantity)} {UnitNames.Of(unit, quantity, language)}";
}
