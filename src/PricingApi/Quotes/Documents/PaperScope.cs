using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>What is included, and what is not and would cost.</summary>
internal static class PaperScope
{
    public static IEnumerable<Html> Of(Paper paper)
    {
        yield return $"""
            <section>
            <h2>{paper.Say("Inbegrepen", "Included")}</h2>
            <ul class="scope">

            """;

        foreach (var line in paper.Counting)
        {
            var service = paper.ServiceOf(line);
            yield return $"""<li><bdi>{paper.NameOf(service)}</bdi>, {paper.Quantity(line.Quantity, service)} {ChangeTexts.Of(line.ChargePeriod, paper.Language)}</li>{"\n"}""";
        }

        yield return $"</ul>\n</section>\n";

        foreach (var piece in paper.Numbers.Excluded is [] ? [] : Excluded(paper))
        {
            yield return piece;
        }
    }

    private static IEnumerable<Html> Excluded(Paper paper)
    {
        yield return $"""
            <section>
            <h2>{paper.Say("Niet inbegrepen, en wat het zou kosten", "Not included, and what it would cost")}</h2>
            <table class="excluded">
            <thead><tr><th scope="col">{paper.Say("Dienst", "Service")}</th><th scope="col">{paper.Say("Voor", "For")}</th><th scope="col" class="number">{paper.Say("Bedrag", "Amount")}</th></tr></thead>
            <tbody>

            """;

        foreach (var excluded in paper.Numbers.Excluded)
        {
            yield return Row(paper, excluded);
        }

        yield return $"</tbody>\n</table>\n</section>\n";
    }

    private static Html Row(Paper paper, DocumentExclusion excluded)
    {
        var service = paper.Offered.Get(excluded.Service);

        return $"""
            <tr><th scope="row"><bdi>{paper.NameOf(service)}</bdi></th><td>{paper.Quantity(excluded.Quantity, service)}, {ChangeTexts.Of(service.Tariff.ChargePeriod, paper.Language)}</td><td class="number">{paper.Money(excluded.ListAmount)}</td></tr>

            """;
    }
}
