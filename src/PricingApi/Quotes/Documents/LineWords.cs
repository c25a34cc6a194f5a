using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Documents;

/// <summary>What is said about a line besides its amounts, in sentences.</summary>
internal static class LineWords
{
    public static string? Surcharge(Paper paper, DocumentLine line, Service service)
    {
        if (line.SurchargeFor is not { } on || service.Surcharge is not { When: var when })
        {
            return null;
        }

        var lines = string.Join(", ", on.Select(number => paper.Figure(number)));

        return $"{paper.Say($"toeslag op regel {lines}", $"surcharge on line {lines}")}: {ConditionTexts.Of(when).In(paper.Language)}";
    }

    /// <summary>From when to when it is performed, and what was noted about it.</summary>
    public static IEnumerable<string> Noted(Paper paper, SelectedService? asked) =>
        new[] { Days(paper, asked), asked?.Note }.OfType<string>();

    /// <summary>What one unit holds and does not hold, and what governs it.</summary>
    public static IEnumerable<string> Holds(Paper paper, Service service)
    {
        var unit = UnitNames.Of(service.Unit.Code, 1, paper.Language);

        return new[]
        {
            service.Unit.Contains.In(paper.Language) is { } holds ? $"{paper.Say("Eén", "One")} {unit}: {holds}." : null,
            service.Unit.Excludes.In(paper.Language) is { } not ? $"{paper.Say("Niet inbegrepen", "Not included")}: {not}." : null,
            service.Sla is { } sla ? $"{paper.Say("Serviceniveau", "Service level")}: {Said(sla)}." : null,
            service.Sop is { } sop ? $"{paper.Say("Werkwijze", "Procedure")}: {Said(sop)}." : null,
        }.OfType<string>();
    }

    private static string? Days(Paper paper, SelectedService? asked) => (asked?.StartsOn, asked?.EndsOn) switch
    {
        ({ } from, { } until) => paper.Say($"Van {paper.Day(from)} tot en met {paper.Day(until)}.", $"From {paper.Day(from)} until {paper.Day(until)}."),
        ({ } from, null) => paper.Say($"Vanaf {paper.Day(from)}.", $"From {paper.Day(from)}."),
        (null, { } until) => paper.Say($"Tot en met {paper.Day(until)}.", $"Until {paper.Day(until)}."),
        _ => null,
    };

    private static string Said(Reference reference) => reference.Version is { } version ? $"{reference.Name} ({version})" : reference.Name;
}
