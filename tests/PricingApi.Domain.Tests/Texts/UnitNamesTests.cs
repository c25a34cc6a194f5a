using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Tests.Texts;

public class UnitNamesTests
{
    [Theory]
    [InlineData("XPX", 1, "pallet", "pallet")]
    [InlineData("XPX", 2, "pallets", "pallets")]
    [InlineData("XPX", 0, "pallets", "pallets")]
    [InlineData("HUR", 1, "uur", "hour")]
    [InlineData("HUR", 1.5, "uur", "hours")]
    [InlineData("H87", 1, "stuk", "piece")]
    [InlineData("H87", 44, "stuks", "pieces")]
    [InlineData("MON", 12, "maanden", "months")]
    [InlineData("ZZZ", 3, "ZZZ", "ZZZ")] // a code without a name here
    public void A_unit_is_named_for_one_or_for_more(string code, decimal quantity, string dutch, string english)
    {
        UnitNames.Of(code, quantity, Language.Nl).ShouldBe(dutch);
        UnitNames.Of(code, quantity, Language.En).ShouldBe(english);
    }
}
