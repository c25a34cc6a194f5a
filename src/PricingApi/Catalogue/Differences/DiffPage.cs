using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Texts;
using PricingApi.Http;

namespace PricingApi.Catalogue.Differences;

/// <summary>What differs between two versions, as a page that a customer can read and print.</summary>
internal sealed class DiffPage(Language language)
{
    /// <summary>What customers are told nothing about.</summary>
    private const string Secret = "floor";

    /// <summary>What touches a customer's purse comes first.</summary>
    private static readonly ServiceChange[] Order = [ServiceChange.Dearer, ServiceChange.Cheaper, ServiceChange.Added, ServiceChange.Withdrawn, ServiceChange.Changed];

    /// <param name="book">Name of the price book.</param>
    /// <param name="effect">Since or from which day the later version holds, in words.</param>
    public HtmlPage Show(string book, string versions, string effect, string currency, decimal quantity, IReadOnlyList<ServiceDifference> differences)
    {
        var title = Say("Wat er verandert", "What changes");
        var told = differences.Where(difference => difference.Members is not [Secret]).ToList();
        var groups = Order.Select(change => (Change: change, Services: told.Where(difference => difference.Change == change).ToList())).Where(group => group.Services is not []).ToList();

        return new(
            language,
            $"{title}: {book}",
            DiffStyle.Sheet,
            [$"""
            <header>
            <h1>{title}</h1>
            <p class="book"><bdi>{book}</bdi></p>
            <p>{versions}. {effect}</p>
            <p>{Say($"Bedragen in {currency}, zonder btw, bij een hoeveelheid van {Figures.In(language, quantity)} tenzij anders vermeld.", $"Amounts in {currency}, without VAT, at a quantity of {Figures.In(language, quantity)} unless said otherwise.")}</p>
            </header>
            {(groups is [] ? Nothing() : null)}
            {groups.Select(group => Section(group.Change, group.Services))}
            """]);
    }

    private Html Nothing() => $"<p>{Say("Er verandert niets.", "Nothing changes.")}</p>";

    private Html Section(ServiceChange change, List<ServiceDifference> services) =>
        $"""
        <section>
        <h2>{ChangeTexts.Of(change, language)} <span class="count">{Figures.In(language, services.Count)}</span></h2>
        <table>
        <thead><tr><th scope="col">{Say("Dienst", "Service")}</th><th scope="col">{Say("Voor", "For")}</th><th scope="col" class="number">{Say("Was", "Was")}</th><th scope="col" class="number">{Say("Wordt", "Becomes")}</th><th scope="col" class="number">{Say("Verschil", "Difference")}</th><th scope="col" class="number">%</th></tr></thead>
        <tbody>
        {services.Select(Row)}
        </tbody>
        </table>
        </section>
        """;

    private Html Row(ServiceDifference difference) =>
        $"""
        <tr><th scope="row"><bdi>{difference.Service.Name.In(language) ?? difference.Service.Code}</bdi> <small><bdi>{difference.Service.Code}</bdi>{Members(difference)}</small></th><td>{For(difference)}</td><td class="number">{Amount(difference.Before)}</td><td class="number">{Amount(difference.After)}</td><td class="number">{Signed(difference.Difference?.ToString())}</td><td class="number">{Signed(difference.Percentage is { } percentage ? Decimals.Plain(percentage) : null)}</td></tr>

        """;

    /// <summary>A price that changed shows itself; what else changed has to be named.</summary>
    private string Members(ServiceDifference difference) =>
        difference.Members.Where(member => member != Secret && (member != "charge" || difference.Change == ServiceChange.Changed)).Select(member => ChangeTexts.OfMember(member, language)).ToList() is [_, ..] named
            ? $" · {Say("anders", "other")}: {string.Join(", ", named)}"
            : "";

    private string For(ServiceDifference difference)
    {
        var (service, quantity) = (difference.Service, difference.Quantity);
        var what = service.Tariff.Charge is Percentage ? Say("van 100", "of 100") : $"{Figures.In(language, quantity)} {UnitNames.Of(service.Unit.Code, quantity, language)}";

        return $"{what}, {ChangeTexts.Of(service.Tariff.ChargePeriod, language)}";
    }

    private string Amount(Money? money) => Figure(money?.ToString(), plus: false);

    private string Signed(string? figure) => Figure(figure, plus: true);

    /// <summary>With a minus that is as wide as a plus; a dash where there is nothing to tell.</summary>
    private string Figure(string? figure, bool plus)
    {
        if (figure is null)
        {
            return "–";
        }

        var sign = figure[0] == '-' ? "−" : plus && figure.AsSpan().ContainsAnyExcept('0', '.') ? "+" : "";

        return sign + Figures.In(language, figure.TrimStart('-'));
    }

    private string Say(string dutch, string english) => language == Language.En ? english : dutch;
}
