using System.Globalization;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>What must hold for the services of a price book version before it may be published.</summary>
public static class PriceBookRules
{
    /// <summary>The most services a version may hold.</summary>
    public const int MaxServices = 20_000;

    /// <summary>Whether a text can be the code of a service.</summary>
    public static bool IsCode(string text) => ServiceRules.IsCode(text);

    /// <summary>Whether a text can be a category of services.</summary>
    public static bool IsCategory(string text) => ServiceRules.IsCategory(text);

    /// <summary>Every problem at once, each with its place.</summary>
    public static List<Refusal> Check(IReadOnlyList<Service> services, Currency currency)
    {
        var rules = new ChargeRules(currency);
        var refusals = new List<Refusal>();
        if (services.Count == 0)
        {
            refusals.Add(new("no-services", "A price book needs at least one service.", "/services"));
        }

        if (services.Count > MaxServices)
        {
            refusals.Add(new("too-many-services", $"A price book holds at most {MaxServices} services.", "/services"));
            return refusals;
        }

        var byCode = new Dictionary<string, Service>(StringComparer.Ordinal);
        for (var index = 0; index < services.Count; index++)
        {
            if (!byCode.TryAdd(services[index].Code, services[index]))
            {
                refusals.Add(new("duplicate-service", $"'{services[index].Code}' is listed twice; one service has one tariff in a version.", $"/services/{index}/code"));
            }
        }

        var percentages = new PercentageRules(services, byCode);
        for (var index = 0; index < services.Count; index++)
        {
            var path = $"/services/{index}";
            List<Refusal> own = [.. ServiceRules.Check(services[index], rules), .. percentages.Check(services[index])];
            if (own is [] && !CanBeCharged(services[index], currency))
            {
                own.Add(new("amount-out-of-range", "The least that can be asked would cost 1,000,000,000,000,000 or more.", "/tariff/charge"));
            }

            refusals.AddRange(own.Select(refusal => refusal with { Path = path + refusal.Path, Message = Named(services[index], refusal.Message) }));
        }

        refusals.AddRange(Dependencies.Check(services, byCode));
        refusals.AddRange(SurchargeRules.Check(services, byCode));

        return [.. refusals.OrderBy(Place)];
    }

    private static bool CanBeCharged(Service service, Currency currency)
    {
        IEnumerable<ChargeModel> charges = service.Tariff.Introductory is { Charge: var first } ? [service.Tariff.Charge, first] : [service.Tariff.Charge];

        return charges.All(charge => Charge.Of(service with { Tariff = service.Tariff with { Charge = charge } }, Quantities.Least(service), 0, currency) is not null);
    }

    private static string Named(Service service, string message) =>
        message.Contains($"'{service.Code}'", StringComparison.Ordinal) ? message : $"'{service.Code}': {message}";

    /// <summary>The number of the service that a refusal is about; what is about all of them comes first.</summary>
    private static int Place(Refusal refusal) =>
        refusal.Path?.Split('/') is ["", "services", { } index, ..] ? int.Parse(index, CultureInfo.InvariantCulture) : -1;
}
