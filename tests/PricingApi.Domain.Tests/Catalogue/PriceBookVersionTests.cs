using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Tests.Catalogue;

public class PriceBookVersionTests
{
    private static readonly PriceBookVersion Version = Menu.Version(Menu.PerUnit("B", 1), Menu.PerUnit("A", 2));

    [Fact]
    public void Finds_a_service_by_its_code()
    {
        Version.Find("A").ShouldBe(Version.Services[1]);
        Version.Find("a").ShouldBeNull();
        Version.Find("C").ShouldBeNull();
    }

    [Fact]
    public void Keeps_the_order_of_the_price_book() => Version.Services.Select(service => service.Code).ShouldBe(["B", "A"]);

    [Fact]
    public void Knows_its_name() => (Version.BookCode, Version.Number, Version.Currency).ShouldBe(("standard", 3, Currency.Euro));
}
