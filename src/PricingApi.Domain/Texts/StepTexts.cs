using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Texts;

/// <summary>Says in a sentence what a charge step is, in the words of the customer.</summary>
public static class StepTexts
{
    /// <param name="unit">UN/ECE code of the unit that the quantity counts.</param>
    public static string Of(DocumentStep step, string unit, Language language) =>
        language == Language.En ? English(step, unit) : Dutch(step, unit);

    private static string Dutch(DocumentStep step, string unit)
    {
        const Language nl = Language.Nl;
        var fee = Fee(step, nl, "plus vast");

        return step.Kind switch
        {
            StepKind.Included => $"eerste {Units(step, unit, nl)} inbegrepen",
            StepKind.Flat => $"vast bedrag {Price(step.Fee, nl)}",
            StepKind.PerUnit => $"{Units(step, unit, nl)} à {Price(step.UnitPrice, nl)}{(step.Per == 1 ? "" : $" per {Figures.In(nl, step.Per ?? 1)}")}",
            StepKind.Tier => $"{Units(step, unit, nl)} à {Price(step.UnitPrice, nl)} ({Band(step, nl, "staffel", "t/m", "open einde")}){fee}",
            StepKind.Volume => $"{Units(step, unit, nl)} à {Price(step.UnitPrice, nl)} (alles in {Band(step, nl, "staffel", "t/m", "open einde")}){fee}",
            StepKind.Package => $"{Figures.In(nl, step.Units ?? 0)} × {Price(step.UnitPrice, nl)} per begonnen {Figures.In(nl, step.Per ?? 1)} {UnitNames.Of(unit, step.Per ?? 1, nl)}",
            StepKind.Percentage => $"{Price(step.Rate, nl)}% van {Price(step.Base, nl)}{fee}",
            StepKind.Index => $"indexatie {Index(step, nl, "op", "tegenover", "over")}",
            StepKind.Rounding => "afronding",
            StepKind.Minimum => $"aanvulling tot het minimum van {Price(step.Base, nl)}",
            StepKind.Maximum => $"aftopping op het maximum van {Price(step.Base, nl)}",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "A step without words."),
        };
    }

    private static string English(DocumentStep step, string unit)
    {
        const Language en = Language.En;
        var fee = Fee(step, en, "plus a fixed");

        return step.Kind switch
        {
            StepKind.Included => $"first {Units(step, unit, en)} included",
            StepKind.Flat => $"fixed amount {Price(step.Fee, en)}",
            StepKind.PerUnit => $"{Units(step, unit, en)} at {Price(step.UnitPrice, en)}{(step.Per == 1 ? "" : $" per {Figures.In(en, step.Per ?? 1)}")}",
            StepKind.Tier => $"{Units(step, unit, en)} at {Price(step.UnitPrice, en)} ({Band(step, en, "tier", "up to", "no upper bound")}){fee}",
            StepKind.Volume => $"{Units(step, unit, en)} at {Price(step.UnitPrice, en)} (all in {Band(step, en, "tier", "up to", "no upper bound")}){fee}",
            StepKind.Package => $"{Figures.In(en, step.Units ?? 0)} × {Price(step.UnitPrice, en)} per started {Figures.In(en, step.Per ?? 1)} {UnitNames.Of(unit, step.Per ?? 1, en)}",
            StepKind.Percentage => $"{Price(step.Rate, en)}% of {Price(step.Base, en)}{fee}",
            StepKind.Index => $"indexation {Index(step, en, "on", "against", "on")}",
            StepKind.Rounding => "rounding",
            StepKind.Minimum => $"raised to the minimum of {Price(step.Base, en)}",
            StepKind.Maximum => $"capped at the maximum of {Price(step.Base, en)}",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Kind, "A step without words."),
        };
    }

    private static string Units(DocumentStep step, string unit, Language language) =>
        $"{Figures.In(language, step.Units ?? 0)} {UnitNames.Of(unit, step.Units ?? 0, language)}";

    private static string Price(string? figure, Language language) => Figures.In(language, figure ?? "0");

    private static string Band(DocumentStep step, Language language, string tier, string upTo, string open) =>
        $"{tier} {step.Tier}, {(step.UpTo is { } bound ? $"{upTo} {Figures.In(language, bound)}" : open)}";

    /// <summary>The index, its value and the value that prices belong to; and the share that follows it, when not all does.</summary>
    private static string Index(DocumentStep step, Language language, string on, string against, string of)
    {
        var index = step.Index ?? throw new ArgumentException("An index step without an index.", nameof(step));
        var share = index.Share == "100" ? "" : $", {of} {Figures.In(language, index.Share)}%";

        return $"{index.Code}: {Figures.In(language, index.Value)} {on} {index.Date:O} {against} {Figures.In(language, index.Reference)}{share}";
    }

    private static string Fee(DocumentStep step, Language language, string words) =>
        step.Fee is null || !step.Fee.AsSpan().ContainsAnyExcept('0', '.') ? "" : $" {words} {Price(step.Fee, language)}";
}
