using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Tests.Adjustments;

public class VatTests
{
    [Theory]
    [InlineData("2026-01-01", 21, 9)]
    [InlineData("2019-01-01", 21, 9)]
    [InlineData("2018-12-31", 21, 6)]
    [InlineData("2012-10-01", 21, 6)]
    [InlineData("2012-09-30", 19, 6)]
    public void Dutch_rates_follow_from_the_date(string date, decimal standard, decimal reduced) =>
        VatRates.Netherlands(DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(new(standard, reduced));

    [Theory]
    [InlineData(VatTreatment.Standard, "S", 21)]
    [InlineData(VatTreatment.Reduced, "S", 9)]
    [InlineData(VatTreatment.Zero, "Z", 0)]
    [InlineData(VatTreatment.Exempt, "E", 0)] // not the same as zero: no right to deduct
    public void Each_treatment_has_its_category_and_rate(VatTreatment treatment, string category, decimal rate) =>
        new VatRates(21, 9).For(treatment).ShouldBe(new(category, rate));

    [Fact]
    public void A_treatment_that_is_not_known_has_no_rate() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new VatRates(21, 9).For((VatTreatment)4)).Message.ShouldStartWith("A VAT treatment without a rate.");
}
