using System.Globalization;
using System.Text.RegularExpressions;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Catalogue;

/// <summary>What must hold for the services of a price book version before it may be published.</summary>
public static partial class PriceBookRules
{
    /// <summary>The most services a version may hold.</summary>
    public const int MaxServices = 20_000;

    /// <summary>Whether a text can be the code of a service.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text);

    /// <summary>Whether a text can be a category of services.</summary>
    public static bool IsCategory(string text) => Category().IsMatch(text);

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
            List<Refusal> own = [.. Check(services[index], rules), .. percentages.Check(services[index])];
            if (own is [] && Charge.Of(services[index], 1, 0, currency) is null)
            {
                own.Add(new("amount-out-of-range", "One unit would cost 1,000,000,000,000,000 or more.", "/tariff/charge"));
            }

            refusals.AddRange(own.Select(refusal => refusal with { Path = path + refusal.Path, Message = Named(services[index], refusal.Message) }));
        }

        refusals.AddRange(Dependencies.Check(services, byCode));

        return [.. refusals.OrderBy(Place)];
    }

    private static string Named(Service service, string message) =>
        message.Contains($"'{service.Code}'", StringComparison.Ordinal) ? message : $"'{service.Code}': {message}";

    /// <summary>The number of the service that a refusal is about; what is about all of them comes first.</summary>
    private static int Place(Refusal refusal) =>
        refusal.Path?.Split('/') is ["", "services", { } index, ..] ? int.Parse(index, CultureInfo.InvariantCulture) : -1;

    private static IEnumerable<Refusal> Check(Service service, ChargeRules rules)
    {
        if (!Code().IsMatch(service.Code))
        {
            yield return new("code-invalid", "A code is an upper-case letter or digit, then at most 63 of A-Z 0-9 . _ -.", "/code");
        }

        if (!Category().IsMatch(service.Category))
        {
            yield return new("category-invalid", "A category is lower-case words joined by hyphens, at most 64 characters.", "/category");
        }

        if (!UnitCode().IsMatch(service.Unit.Code))
        {
            yield return new("unit-invalid", "A unit is a UN/ECE Recommendation 20 code, or a Recommendation 21 code with a leading X.", "/unit/code");
        }

        if (string.IsNullOrWhiteSpace(service.Name.Nl) || string.IsNullOrWhiteSpace(service.Name.En))
        {
            yield return new("name-missing", "A service has a Dutch and an English name.", "/name");
        }

        foreach (var (text, path) in Texts(service))
        {
            var missing = string.IsNullOrEmpty(text) || (string.IsNullOrWhiteSpace(text) && path.StartsWith("/name", StringComparison.Ordinal));
            if (!missing && TextRules.Refuse(text!) is { } reason)
            {
                yield return new("text-not-allowed", reason, path);
            }
        }

        foreach (var refusal in Check(service.Tariff, rules))
        {
            yield return refusal with { Path = "/tariff" + refusal.Path };
        }
    }

    private static IEnumerable<(string? Text, string Path)> Texts(Service service) =>
    [
        (service.Name.Nl, "/name/nl"),
        (service.Name.En, "/name/en"),
        (service.Unit.Contains.Nl, "/unit/contains/nl"),
        (service.Unit.Contains.En, "/unit/contains/en"),
        (service.Unit.Excludes.Nl, "/unit/excludes/nl"),
        (service.Unit.Excludes.En, "/unit/excludes/en"),
        (service.Sla, "/sla/reference"),
        (service.Sop, "/sop/reference"),
    ];

    internal static IEnumerable<Refusal> Check(Tariff tariff, ChargeRules rules)
    {
        if (tariff.Minimum is { } minimum)
        {
            foreach (var refusal in rules.Amount(minimum, "/minimum"))
            {
                yield return refusal;
            }
        }

        if (tariff.Maximum is { } maximum)
        {
            foreach (var refusal in rules.Amount(maximum, "/maximum"))
            {
                yield return refusal;
            }
        }

        if (tariff.Minimum > tariff.Maximum)
        {
            yield return new("minimum-above-maximum", "The minimum lies above the maximum.", "/minimum");
        }

        if (tariff.IncludedQuantity is < 0 or > Quantities.Most || Decimals.Digits(tariff.IncludedQuantity) > Decimals.QuantityDigits)
        {
            yield return new("quantity-out-of-range", "The included quantity lies from 0 to 1,000,000 with at most four decimals.", "/includedQuantity");
        }

        if (tariff.IncludedQuantity != 0 && tariff.Charge is Flat or Percentage)
        {
            yield return new("included-without-units", "A flat amount or a percentage has no units to include.", "/includedQuantity");
        }

        foreach (var refusal in tariff.Charge.Check(rules))
        {
            yield return refusal with { Path = "/charge" + refusal.Path };
        }
    }

    [GeneratedRegex(@"\A[A-Z0-9][A-Z0-9._-]{0,63}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A(?=.{1,64}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Category();

    [GeneratedRegex(@"\A[A-Z0-9]{2,4}\z")]
    private static partial Regex UnitCode();
}
