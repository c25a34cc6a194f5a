using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Tests.Texts;

public class StepTextsTests
{
    private static readonly Tier[] Tiers = [new(100, 1.5m, 0), new(null, 0.955m, 5)];

    public static TheoryData<StepKind, ChargeStep, string, string> Steps => new()
    {
        { StepKind.Included, new(StepKind.Included, 0, 5, 0, 1, 0), "eerste 5 pallets inbegrepen", "first 5 pallets included" },
        { StepKind.Flat, new(StepKind.Flat, 1250.5m, Fee: 1250.5m), "vast bedrag 1250,50", "fixed amount 1250.50" },
        { StepKind.PerUnit, new(StepKind.PerUnit, 264, 44, 6, 1, 0), "44 pallets à 6,00", "44 pallets at 6.00" },
        { StepKind.PerUnit, new(StepKind.PerUnit, 3.3m, 1, 0.195m, 1, 0), "1 pallet à 0,195", "1 pallet at 0.195" },
        { StepKind.PerUnit, new(StepKind.PerUnit, 3.75m, 250.5m, 1.5m, 100, 0), "250,5 pallets à 1,50 per 100", "250.5 pallets at 1.50 per 100" },
        { StepKind.Tier, Of(new Graduated(Tiers), 50, 0), "50 pallets à 1,50 (staffel 1, t/m 100)", "50 pallets at 1.50 (tier 1, up to 100)" },
        { StepKind.Tier, Of(new Graduated(Tiers), 101, 1), "1 pallet à 0,955 (staffel 2, open einde) plus vast 5,00", "1 pallet at 0.955 (tier 2, no upper bound) plus a fixed 5.00" },
        { StepKind.Volume, Of(new Volume(Tiers), 50, 0), "50 pallets à 1,50 (alles in staffel 1, t/m 100)", "50 pallets at 1.50 (all in tier 1, up to 100)" },
        { StepKind.Volume, Of(new Volume(Tiers), 101, 0), "101 pallets à 0,955 (alles in staffel 2, open einde) plus vast 5,00", "101 pallets at 0.955 (all in tier 2, no upper bound) plus a fixed 5.00" },
        { StepKind.Package, new(StepKind.Package, 25, 2, 12.5m, 10, 0), "2 × 12,50 per begonnen 10 pallets", "2 × 12.50 per started 10 pallets" },
        { StepKind.Package, new(StepKind.Package, 25, 2, 12.5m, 1, 0), "2 × 12,50 per begonnen 1 pallet", "2 × 12.50 per started 1 pallet" },
        { StepKind.Percentage, new(StepKind.Percentage, 3.19m, Fee: 0, Base: 37.5m, Rate: 8.5m), "8,5% van 37,50", "8.5% of 37.50" },
        { StepKind.Percentage, new(StepKind.Percentage, 5.19m, Fee: 2, Base: 37.5m, Rate: 8.5m), "8,5% van 37,50 plus vast 2,00", "8.5% of 37.50 plus a fixed 2.00" },
        { StepKind.Index, new(StepKind.Index, 2.83m, Base: 100) { Index = new("CPI", 120, 123.4m, new(2026, 1, 1), 100) }, "indexatie CPI: 123,4 op 2026-01-01 tegenover 120", "indexation CPI: 123.4 on 2026-01-01 against 120" },
        { StepKind.Index, new(StepKind.Index, 1, Base: 100) { Index = new("CPI", 120, 123.4m, new(2026, 1, 1), 33.5m) }, "indexatie CPI: 123,4 op 2026-01-01 tegenover 120, over 33,5%", "indexation CPI: 123.4 on 2026-01-01 against 120, on 33.5%" },
        { StepKind.Rounding, new(StepKind.Rounding, -0.01m), "afronding", "rounding" },
        { StepKind.Minimum, new(StepKind.Minimum, 19, Base: 25), "aanvulling tot het minimum van 25,00", "raised to the minimum of 25.00" },
        { StepKind.Maximum, new(StepKind.Maximum, -2, Base: 10), "aftopping op het maximum van 10,00", "capped at the maximum of 10.00" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_is_told_in_dutch_and_in_english(StepKind kind, ChargeStep step, string dutch, string english)
    {
        var written = DocumentStep.From(step, Currency.Euro);

        written.Kind.ShouldBe(kind);
        StepTexts.Of(written, "XPX", Language.Nl).ShouldBe(dutch);
        StepTexts.Of(written, "XPX", Language.En).ShouldBe(english);
    }

    [Fact]
    public void Every_kind_of_step_has_words() => Steps.Select(row => row.Data.Item1).Distinct().Order().ShouldBe(Enum.GetValues<StepKind>());

    [Theory]
    [InlineData(Language.Nl)]
    [InlineData(Language.En)]
    public void A_kind_without_words_is_a_fault(Language language)
    {
        var step = DocumentStep.From(new((StepKind)99, 0), Currency.Euro);

        Should.Throw<ArgumentOutOfRangeException>(() => StepTexts.Of(step, "XPX", language)).Message.ShouldStartWith("A step without words.");
    }

    private static ChargeStep Of(ChargeModel model, decimal quantity, int step) => Menu.Steps(model, quantity)[step];
}
