using PricingApi.Domain;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Catalogue;

/// <summary>Whether the indexes that prices follow have a value when a version takes effect.</summary>
internal static class IndexRules
{
    public static IEnumerable<Refusal> Check(IReadOnlyList<Service> services, Indexes indexes, DateOnly day) => services.Index()
        .Where(each => each.Item.Tariff.Index is { } clause && indexes.InForce(clause.Code, day) is null)
        .Select(each => new Refusal(
            "index-missing",
            $"'{each.Item.Code}': no value of the index '{each.Item.Tariff.Index!.Code}' counts on {day:O}; publish one first.",
            $"/services/{each.Index}/tariff/index/code"));
}
