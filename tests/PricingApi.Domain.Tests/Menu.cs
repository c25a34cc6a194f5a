using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests;

/// <summary>Makes services, price books and quotes where a test only says what it is about.</summary>
internal static class Menu
{
    /// <summary>The day on which quotes are priced.</summary>
    public static readonly DateOnly Day = new(2026, 3, 29);

    public static readonly PricingTerms Terms = new(new VatRates(21, 9), VatRounding.PerRate);

    public static Service Service(
        string code,
        ChargeModel charge,
        ChargePeriod period = ChargePeriod.PerMonth,
        VatTreatment vat = VatTreatment.Standard,
        ServiceKind kind = ServiceKind.AddOn,
        string category = "extras",
        string unit = "KGM",
        decimal? minimum = null,
        decimal? maximum = null,
        decimal included = 0,
        string[]? requires = null,
        string[]? excludes = null) =>
        new(code, kind, category, new($"Dienst {code}", $"Service {code}"), new(unit, LocalText.Empty, LocalText.Empty), requires ?? [], excludes ?? [], null, null, new(period, vat, minimum, maximum, included, charge));

    public static Service PerUnit(string code, decimal price, VatTreatment vat = VatTreatment.Standard, string category = "extras") =>
        Service(code, new PerUnit(price, 1), vat: vat, category: category);

    public static Percentage PercentageOf(decimal rate, params string[] services) => new(rate, new(services, [], []), 0);

    public static PriceBookVersion Version(params Service[] services) => Version(Currency.Euro, services);

    public static PriceBookVersion Version(Currency currency, params Service[] services) =>
        PriceBookVersion.Create("standard", 3, currency, services).Value.ShouldNotBeNull();

    /// <summary>The quote of these lines, or a failed test that says why there is none.</summary>
    public static PricedQuote Quote(PriceBookVersion version, params Selection[] lines) => QuoteBy(Terms, version, lines);

    public static PricedQuote QuoteBy(PricingTerms terms, PriceBookVersion version, params Selection[] lines)
    {
        var result = QuoteBuilder.Price(version, lines, terms);
        result.Refusals.ShouldBeEmpty();

        return result.Value.ShouldNotBeNull();
    }

    public static IReadOnlyList<Refusal> Refusals(PriceBookVersion version, params Selection[] lines) =>
        QuoteBuilder.Price(version, lines, Terms).Refusals;

    public static Charge Charge(Service service, decimal quantity, decimal percentageBase = 0) =>
        Domain.Charging.Charge.Of(service, quantity, percentageBase, Currency.Euro).ShouldNotBeNull();

    /// <summary>What a quantity costs by a charge model alone, exact.</summary>
    public static List<ChargeStep> Steps(ChargeModel model, decimal quantity, decimal percentageBase = 0)
    {
        var steps = new List<ChargeStep>();
        model.Apply(quantity, percentageBase, steps);

        return steps;
    }

    public static decimal Amount(ChargeModel model, decimal quantity) => Steps(model, quantity).Sum(step => step.Amount);

    /// <summary>Everything a quote of these lines depends on.</summary>
    public static QuoteInputs Inputs(PriceBookVersion version, params Selection[] lines) => new(
        new(version.BookCode, version.Number),
        Day,
        new("Voorbeeld Logistiek BV", "NL", "NL123456789B01", new("Kade 1", "3011 AA", "Rotterdam"), "Europe/Amsterdam", VatRounding.PerRate),
        new("C-1001", "Bakkerij Jansen BV", "NL"),
        Language.Nl,
        new(2026, 12, 31),
        12,
        250,
        null,
        null,
        null,
        "deal-4711",
        null,
        new Dictionary<string, string> { ["region"] = "west" },
        [.. lines.Select(Selected)]);

    /// <summary>As a request would state it: what says nothing is left out.</summary>
    private static SelectedService Selected(Selection line) => new(
        line.Service,
        line.Quantity,
        null,
        line.Disposition == Disposition.Priced ? null : line.Disposition,
        line.AlternativeTo,
        line.Discounts is [] ? null : line.Discounts,
        line.ManualPrice,
        line.Courtesy,
        line.Section);

    public static Discount PerCent(decimal value) => new(DiscountKind.Percentage, value, "agreed");

    public static Discount Off(decimal value) => new(DiscountKind.Amount, value, "agreed");

    public static Money Eur(decimal amount) => Money.Round(amount, Currency.Euro);
}
