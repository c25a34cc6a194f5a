using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class ExplanationTests
{
    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.Service("STORAGE", new PerUnit(6, 1), unit: "XPX", category: "storage", minimum: 25, included: 2),
        Menu.Service("TRIP", new Flat(10), category: "transport"),
        Menu.Service("TOLL", new Flat(2.50m), category: "transport"),
        Menu.Service("MAP", new Flat(5), ChargePeriod.PerYear, VatTreatment.Reduced, category: "transport"),
        Menu.Service("FUEL", new Percentage(10, new([], ["transport"], []), 1), minimum: 2));

    [Fact]
    public void Tells_each_step_from_tariff_to_vat_with_what_went_in_and_what_came_out() =>
        Explain(new Selection("STORAGE", 3)).Select(step => (step.Kind, step.In, step.Out, step.Text.Nl, step.Text.En)).ShouldBe(
        [
            ("charge", "0.00", "0.00", "eerste 2 pallets inbegrepen", "first 2 pallets included"),
            ("charge", "0.00", "6.00", "1 pallet à 6,00", "1 pallet at 6.00"),
            ("charge", "6.00", "25.00", "aanvulling tot het minimum van 25,00", "raised to the minimum of 25.00"),
            ("listAmount", "25.00", "25.00", "lijstbedrag volgens standard versie 3", "list amount by standard version 3"),
            ("netAmount", "25.00", "25.00", "netto regelbedrag", "net amount of the line"),
            (
                "vat",
                "25.00",
                "5.25",
                "btw-categorie S, 21%, tarief op 2026-03-29; het aandeel van de regel in de btw van zijn groep",
                "VAT category S, 21%, rate of 2026-03-29; the line's part of the VAT of its group"),
        ]);

    [Fact]
    public void Names_the_lines_that_a_percentage_is_taken_of()
    {
        var steps = Explain(new("FUEL", 1), new("TRIP", 1), new("STORAGE", 1), new("MAP", 1), new("TOLL", 1));

        steps[0].Text.ShouldBe(new("10% van 12,50 plus vast 1,00 (netto van regel 2, 5)", "10% of 12.50 plus a fixed 1.00 (net of line 2, 5)"));
        steps[1].Kind.ShouldBe("listAmount");
    }

    [Fact]
    public void Says_so_when_a_percentage_is_taken_of_nothing()
    {
        var steps = Explain(new Selection("FUEL", 1));

        steps[0].Text.ShouldBe(new("10% van 0,00 plus vast 1,00 (geen enkele regel telt mee)", "10% of 0.00 plus a fixed 1.00 (no line counts towards it)"));
        steps[1].Text.En.ShouldBe("raised to the minimum of 2.00"); // no lines are named for a step that is not a percentage
    }

    [Fact]
    public void Tells_discounts_in_their_order_with_their_reasons()
    {
        var document = Document(new Selection("TRIP", 1));
        var line = document.Numbers.Lines[0] with
        {
            Discounts = [new(Domain.Adjustments.DiscountKind.Percentage, "20", "volume", "2.00"), new(Domain.Adjustments.DiscountKind.Amount, "1", "goodwill", "1.00")],
            NetAmount = "7.00",
        };

        Explanation.Of(line, document, Version).Where(step => step.Kind is "discount" or "netAmount").Select(step => (step.In, step.Out, step.Text.Nl, step.Text.En)).ShouldBe(
        [
            ("10.00", "8.00", "korting van 20%: volume", "discount of 20%: volume"),
            ("8.00", "7.00", "korting: goodwill", "discount: goodwill"),
            ("7.00", "7.00", "netto regelbedrag", "net amount of the line"),
        ]);
    }

    [Fact]
    public void Every_line_ends_at_what_the_quote_shows()
    {
        var document = Document(new("STORAGE", 44), new("TRIP", 1), new("TOLL", 1), new("MAP", 1), new("FUEL", 1));

        foreach (var line in document.Numbers.Lines)
        {
            var steps = Explanation.Of(line, document, Version);

            steps.Zip(steps.Skip(1)).ShouldAllBe(pair => pair.First.Kind == "netAmount" || pair.First.Out == pair.Second.In);
            steps.Single(step => step.Kind == "listAmount").In.ShouldBe(line.ListAmount);
            steps.Single(step => step.Kind == "netAmount").In.ShouldBe(line.NetAmount);
            steps[^1].Out.ShouldBe(line.Vat.Amount);
        }
    }

    [Fact]
    public void A_version_without_the_service_is_not_the_one_that_priced_the_quote()
    {
        var document = Document(new Selection("TRIP", 1));

        Should.Throw<InvalidDataException>(() => Explanation.Of(document.Numbers.Lines[0], document, Menu.Version(Menu.PerUnit("A", 1))))
            .Message.ShouldBe("TRIP is not in standard version 3.");
    }

    /// <summary>The steps of the first line.</summary>
    private static IReadOnlyList<ExplainedStep> Explain(params Selection[] lines)
    {
        var document = Document(lines);

        return Explanation.Of(document.Numbers.Lines[0], document, Version);
    }

    private static QuoteDocument Document(params Selection[] lines) => QuoteDocument.Compute(Version, Menu.Inputs(Version, lines)).Value.ShouldNotBeNull();
}
