using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using PricingApi.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Tests.Catalogue;

public sealed class ChargeContractTests
{
    [Fact]
    public void Every_charge_model_can_be_written_in_a_price_book()
    {
        var models = typeof(ChargeModel).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ChargeModel)));
        var contracts = typeof(ChargeContract).GetCustomAttributes<JsonDerivedTypeAttribute>();

        contracts.Select(contract => (string)contract.TypeDiscriminator!).ShouldBe(models.Select(model => JsonNamingPolicy.CamelCase.ConvertName(model.Name)), ignoreOrder: true);
    }
}
