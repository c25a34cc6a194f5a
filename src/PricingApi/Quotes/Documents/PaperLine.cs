using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>What a line is, how its amount came about, and what governs it.</summary>
internal static class PaperLine
{
    /// <summary>As the heading of its row.</summary>
    public static Html Told(Paper paper, DocumentLine line)
    {
        var (service, asked) = (paper.ServiceOf(line), paper.AskedOf(line));

        return $"""<th scope="row"><bdi>{paper.NameOf(service)}</bdi> <small><bdi>{service.Code}</bdi></small><ul>{Surcharge(paper, line, service)}{Steps(paper, line, service)}{Agreed(paper, line, asked)}</ul>{Noted(paper, asked)}{Holds(paper, service)}</th>""";
    }

    private static IEnumerable<Html> Steps(Paper paper, DocumentLine line, Service service) =>
        line.Steps.Select(step => Step(StepTexts.Of(step, service.Unit.Code, paper.Language), paper.Money(step.Amount)));

    /// <summary>What was agreed besides the tariff.</summary>
    private static IEnumerable<Html> Agreed(Paper paper, DocumentLine line, SelectedService? asked) =>
    [
        .. line.ManualPrice is { } manual ? [Step(AgreementTexts.ManualPrice(manual, asked?.ManualPrice is { } set ? set with { By = null } : null).In(paper.Language), paper.Money(manual.Amount))] : Array.Empty<Html>(),
        .. line.Discounts.Select(discount => Step(AgreementTexts.Discount(line, discount with { By = null }, paper.Inputs).In(paper.Language), paper.Money(-paper.Read(discount.Amount)))),
        .. (line.Shares ?? []).Select(share => Step(AgreementTexts.Share(share, paper.Inputs).In(paper.Language), paper.Money(-paper.Read(share.Amount)))),
    ];

    private static Html Step(string? words, string amount) => $"""<li><bdi>{words}</bdi>: <span class="amount">{amount}</span></li>""";

    private static Html? Surcharge(Paper paper, DocumentLine line, Service service)
    {
        if (line.SurchargeFor is not { } on || service.Surcharge is not { When: var when })
        {
            return null;
        }

        var lines = string.Join(", ", on.Select(number => paper.Figure(number)));

        return $"""<li><bdi>{paper.Say($"toeslag op regel {lines}", $"surcharge on line {lines}")}: {ConditionTexts.Of(when).In(paper.Language)}</bdi></li>""";
    }

    /// <summary>From when to when it is performed, and what was noted about it.</summary>
    private static Html? Noted(Paper paper, SelectedService? asked)
    {
        var days = (asked?.StartsOn, asked?.EndsOn) switch
        {
            ({ } from, { } until) => paper.Say($"Van {paper.Day(from)} tot en met {paper.Day(until)}.", $"From {paper.Day(from)} until {paper.Day(until)}."),
            ({ } from, null) => paper.Say($"Vanaf {paper.Day(from)}.", $"From {paper.Day(from)}."),
            (null, { } until) => paper.Say($"Tot en met {paper.Day(until)}.", $"Until {paper.Day(until)}."),
            _ => null,
        };

        return string.Join(' ', new[] { days, asked?.Note }.OfType<string>()) is { Length: > 0 } words ? (Html)$"""<p class="note"><bdi>{words}</bdi></p>""" : null;
    }

    /// <summary>What one unit holds and does not hold, and what governs it.</summary>
    private static Html? Holds(Paper paper, Service service)
    {
        var unit = UnitNames.Of(service.Unit.Code, 1, paper.Language);
        IEnumerable<string?> said =
        [
            service.Unit.Contains.In(paper.Language) is { } holds ? $"{paper.Say("Eén", "One")} {unit}: {holds}." : null,
            service.Unit.Excludes.In(paper.Language) is { } not ? $"{paper.Say("Niet inbegrepen", "Not included")}: {not}." : null,
            service.Sla is { } sla ? $"{paper.Say("Serviceniveau", "Service level")}: {Said(sla)}." : null,
            service.Sop is { } sop ? $"{paper.Say("Werkwijze", "Procedure")}: {Said(sop)}." : null,
        ];

        return string.Join(' ', said.OfType<string>()) is { Length: > 0 } words ? (Html)$"""<p><bdi>{words}</bdi></p>""" : null;
    }

    private static string Said(Reference reference) => reference.Version is { } version ? $"{reference.Name} ({version})" : reference.Name;
}
