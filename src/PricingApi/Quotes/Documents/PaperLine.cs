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

    private static Html? Surcharge(Paper paper, DocumentLine line, Service service) =>
        LineWords.Surcharge(paper, line, service) is { } words ? (Html)$"""<li><bdi>{words}</bdi></li>""" : null;

    private static Html? Noted(Paper paper, SelectedService? asked) =>
        string.Join(' ', LineWords.Noted(paper, asked)) is { Length: > 0 } words ? (Html)$"""<p class="note"><bdi>{words}</bdi></p>""" : null;

    private static Html? Holds(Paper paper, Service service) =>
        string.Join(' ', LineWords.Holds(paper, service)) is { Length: > 0 } words ? (Html)$"""<p><bdi>{words}</bdi></p>""" : null;
}
