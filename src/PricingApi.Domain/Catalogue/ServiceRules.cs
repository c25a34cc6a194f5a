using System.Buffers;
using System.Text.RegularExpressions;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Catalogue;

/// <summary>What must hold for one service, whatever else is in the price book.</summary>
internal static partial class ServiceRules
{
    /// <summary>The latest last day: there must be a day after it.</summary>
    public static readonly DateOnly LatestDay = new(2999, 12, 31);

    private const int MostLink = 500;

    private static readonly SearchValues<char> NotInLinks = SearchValues.Create(" \t\r\n\\<>\"");

    /// <summary>Every problem, with its path below the service.</summary>
    public static IEnumerable<Refusal> Check(Service service, ChargeRules rules) =>
        Identity(service).Concat(Texts(service)).Concat(Selling(service)).Concat(TariffRules.Check(service.Tariff, rules, Most(service)).Select(refusal => refusal with { Path = "/tariff" + refusal.Path }));

    private static decimal Most(Service service) => service.Quantity?.Maximum is > 0 and var most ? most : Quantities.Most;

    public static bool IsCode(string text) => Code().IsMatch(text);

    public static bool IsCategory(string text) => Category().IsMatch(text);

    private static IEnumerable<Refusal> Identity(Service service)
    {
        if (!IsCode(service.Code))
        {
            yield return new("code-invalid", "A code is an upper-case letter or digit, then at most 63 of A-Z 0-9 . _ -.", "/code");
        }

        if (!IsCategory(service.Category))
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
    }

    private static IEnumerable<Refusal> Texts(Service service)
    {
        IEnumerable<(string? Text, string Path)> texts =
        [
            (service.Name.Nl, "/name/nl"),
            (service.Name.En, "/name/en"),
            (service.Unit.Contains.Nl, "/unit/contains/nl"),
            (service.Unit.Contains.En, "/unit/contains/en"),
            (service.Unit.Excludes.Nl, "/unit/excludes/nl"),
            (service.Unit.Excludes.En, "/unit/excludes/en"),
            (service.Sla?.Name, "/sla/reference"),
            (service.Sla?.Version, "/sla/version"),
            (service.Sop?.Name, "/sop/reference"),
            (service.Sop?.Version, "/sop/version"),
        ];
        foreach (var (text, path) in texts)
        {
            var missing = string.IsNullOrEmpty(text) || (string.IsNullOrWhiteSpace(text) && path.StartsWith("/name", StringComparison.Ordinal));
            if (!missing && TextRules.Refuse(text!) is { } reason)
            {
                yield return new("text-not-allowed", reason, path);
            }
        }

        foreach (var (link, path) in ((string?, string)[])[(service.Sla?.Link, "/sla/link"), (service.Sop?.Link, "/sop/link")])
        {
            if (link is not null && !IsLink(link))
            {
                yield return new("link-invalid", "A link is an absolute https address of at most 500 characters, without a user name.", path);
            }
        }
    }

    private static IEnumerable<Refusal> Selling(Service service)
    {
        if (service.Quantity is not null && service.Tariff.Charge is Percentage)
        {
            yield return new("quantity-range", "A percentage is taken once: it has no range of quantities.", "/quantity");
        }

        foreach (var refusal in (service.Quantity?.Check(Quantities.IsWhole(service.Unit.Code)) ?? []).Concat(service.LeadTime?.Check() ?? []).Concat(service.Surcharge?.When.Check("/surcharge/when") ?? []))
        {
            yield return refusal;
        }

        if (service.LastSaleDate > LatestDay)
        {
            yield return new("date-out-of-range", $"A last day lies at most at {LatestDay:O}.", "/lastSaleDate");
        }

        if (service.Surcharge is not null && service.Kind != ServiceKind.AddOn)
        {
            yield return new("surcharge-kind", "A surcharge is an add-on.", "/kind");
        }
    }

    private static bool IsLink(string link) =>
        link.Length <= MostLink && !link.AsSpan().ContainsAny(NotInLinks) && Uri.TryCreate(link, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && link.StartsWith("https://", StringComparison.Ordinal);

    [GeneratedRegex(@"\A[A-Z0-9][A-Z0-9._-]{0,63}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A(?=.{1,64}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Category();

    [GeneratedRegex(@"\A[A-Z0-9]{2,4}\z")]
    private static partial Regex UnitCode();
}
