using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>The lines of a charge period, each with how its amount came about.</summary>
internal static class PaperLines
{
    public static IEnumerable<Html> Of(Paper paper, ChargePeriod period)
    {
        yield return $"""
            <table class="lines">
            <thead><tr><th scope="col" class="place">#</th><th scope="col">{paper.Say("Dienst", "Service")}</th><th scope="col" class="number">{paper.Say("Aantal", "Quantity")}</th><th scope="col" class="number">{paper.Say("Lijstbedrag", "List amount")}</th><th scope="col" class="number">{paper.Say("Korting", "Discount")}</th><th scope="col" class="number">{paper.Say("Netto", "Net")}</th><th scope="col" class="number">{paper.Say("Btw", "VAT")}</th></tr></thead>
            <tbody>

            """;

        foreach (var line in paper.LinesOf(period))
        {
            yield return Row(paper, line);
        }

        yield return $"</tbody>\n</table>\n";
    }

    private static Html Row(Paper paper, DocumentLine line)
    {
        var service = paper.ServiceOf(line);

        return $"""
            <tr><td class="place">{paper.Figure(line.Line)}</td><th scope="row"><bdi>{paper.NameOf(service)}</bdi> <small><bdi>{service.Code}</bdi></small>{Steps(paper, line, service)}{Holds(paper, service)}</th><td class="number">{paper.Quantity(line.Quantity, service)}</td><td class="number">{paper.Money(line.ListAmount)}</td><td class="number">{Discount(paper, line)}</td><td class="number">{paper.Money(line.NetAmount)}</td><td class="number">{PaperVat.Rate(paper, line.Vat.Category, line.Vat.Rate)}</td></tr>

            """;
    }

    private static Html Steps(Paper paper, DocumentLine line, Service service)
    {
        var steps = line.Steps.Select(step => Step(StepTexts.Of(step, service.Unit.Code, paper.Language), paper.Money(step.Amount)));
        var discounts = line.Discounts.Select(discount => Step(Words(paper, discount), paper.Money($"-{discount.Amount}")));

        return $"""<ul>{Surcharge(paper, line, service)}{steps}{discounts}</ul>""";
    }

    private static Html Step(string words, string amount) => $"""<li><bdi>{words}</bdi>: <span class="amount">{amount}</span></li>""";

    private static string Words(Paper paper, DocumentDiscount discount) => discount.Kind == DiscountKind.Percentage
        ? $"{paper.Say("korting", "discount")} {Figures.In(paper.Language, discount.Value)}%, {discount.Reason}"
        : $"{paper.Say("korting", "discount")}, {discount.Reason}";

    private static Html? Surcharge(Paper paper, DocumentLine line, Service service)
    {
        if (line.SurchargeFor is not { } on || service.Surcharge is not { When: var when })
        {
            return null;
        }

        var lines = string.Join(", ", on.Select(number => paper.Figure(number)));

        return $"""<li><bdi>{paper.Say($"toeslag op regel {lines}", $"surcharge on line {lines}")}: {ConditionTexts.Of(when).In(paper.Language)}</bdi></li>""";
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

    private static string Discount(Paper paper, DocumentLine line) =>
        line.ListAmount == line.NetAmount ? "–" : paper.Money(paper.Read(line.NetAmount) - paper.Read(line.ListAmount));
}
