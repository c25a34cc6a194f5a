using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

/// <summary>What asks for somebody else's approval.</summary>
public class ApprovalTests
{
    private static readonly ApprovalLimits Strict = new(10, 1_000, false, false, false, ["C-CARE"]);

    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.PerUnit("A", 1m) with { Tariff = Menu.PerUnit("A", 1m).Tariff with { Floor = new(0.85m, null, null) } }, Menu.PerUnit("B", 1m));

    [Theory]
    [InlineData(10, "")]
    [InlineData(10.01, "Discount")]
    [InlineData(15, "Discount")]
    [InlineData(15.01, "Discount Floor")]
    public void A_line_may_be_reduced_up_to_the_authors_limit_and_the_floor(decimal percentage, string rules) =>
        Rules(new Selection("A", 1_000) { Discounts = [Menu.PerCent(percentage)] }, Strict with { Amount = null }).ShouldBe(rules);

    [Theory]
    [InlineData(245, 12.5, "")] // 30.625, of which half a cent is rounding
    [InlineData(245, 12.51, "Discount")]
    public void What_rounding_adds_to_a_reduction_does_not_count(decimal quantity, decimal percentage, string rules) =>
        Rules(new Selection("B", quantity) { Discounts = [Menu.PerCent(percentage)] }, Strict with { Amount = null, Discount = 12.5m }).ShouldBe(rules);

    [Fact]
    public void Shares_of_reductions_count_as_discounts_do() =>
        Rules(Menu.Inputs(Version, new Selection("B", 10)) with { Discounts = [new(Menu.PerCent(11))] }, Strict).ShouldBe("Discount");

    [Fact]
    public void A_courtesy_is_looked_at_for_what_it_is() =>
        Rules(new Selection("A", 1) { Disposition = Disposition.Courtesy, Courtesy = new("storing", "P. de Vries", Menu.Day) }, Strict).ShouldBe("Courtesy");

    [Theory]
    [InlineData(0.85, "ManualPrice")]
    [InlineData(0.84, "ManualPrice Floor")]
    [InlineData(2, "ManualPrice")]
    public void A_manual_price_is_looked_at_whatever_it_is(decimal price, string rules) => Rules(new Selection("A", 10) { ManualPrice = new(price, "loyal") }, Strict).ShouldBe(rules);

    [Theory]
    [InlineData(83.33, "")] // twelve months come to 999.96
    [InlineData(83.34, "Amount")]
    public void A_large_contract_is_looked_at(decimal quantity, string rules) => Rules(new Selection("B", quantity), Strict).ShouldBe(rules);

    [Fact]
    public void Without_a_term_each_charge_period_is_looked_at() =>
        Rules(Menu.Inputs(Version, new Selection("B", 1_000.01m)) with { TermMonths = null }, Strict).ShouldBe("Amount");

    [Fact]
    public void Some_customers_are_looked_at_always() =>
        Rules(Menu.Inputs(Version, new Selection("B", 1)) with { Customer = new("C-CARE", "Zorgklant", "NL") }, Strict).ShouldBe("Customer");

    [Fact]
    public void What_is_allowed_needs_no_approval() => Rules(
        new Selection("A", 1_000) { ManualPrice = new(0.5m, "loyal"), Discounts = [Menu.PerCent(100)] }, new(100, null, true, true, true, [])).ShouldBe("");

    private static string Rules(Selection line, ApprovalLimits limits) => Rules(Menu.Inputs(Version, line), limits);

    private static string Rules(QuoteInputs inputs, ApprovalLimits limits) =>
        string.Join(' ', Approval.Of(QuoteDocument.Compute(Version, inputs).Value.ShouldNotBeNull(), Version, limits).Select(reason => reason.Rule));
}
