namespace PricingApi.Domain.Tests;

public class CountriesTests
{
    [Theory]
    [InlineData("NL", true)]
    [InlineData("AD", true)]
    [InlineData("ZW", true)]
    [InlineData("XX", false)]
    [InlineData("UK", false)] // reserved; the code is GB
    [InlineData("nl", false)]
    [InlineData("", false)]
    [InlineData("NL BE", false)]
    public void A_country_has_one_code_in_upper_case(string code, bool known) => Countries.Have(code).ShouldBe(known);
}
