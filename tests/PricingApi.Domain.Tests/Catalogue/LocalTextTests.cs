using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Tests.Catalogue;

public class LocalTextTests
{
    [Theory]
    [InlineData("opslag", "storage", Language.Nl, "opslag")]
    [InlineData("opslag", "storage", Language.En, "storage")]
    [InlineData(null, "storage", Language.Nl, "storage")]
    [InlineData("opslag", null, Language.En, "opslag")]
    [InlineData(null, null, Language.En, null)]
    public void A_text_falls_back_to_the_other_language(string? dutch, string? english, Language language, string? text) =>
        new LocalText(dutch, english).In(language).ShouldBe(text);
}
