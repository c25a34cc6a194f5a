using System.Text.Json;
using System.Text.RegularExpressions;
using PricingApi.Http;
using PricingApi.Quotes.Showing;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>Works a quote out again from the price book as it is published, without a line of the engine.</summary>
internal sealed class Checker(JsonElement catalogue, int digits)
{
    /// <summary>Answers leave out what a quote does not have.</summary>
    private static readonly JsonSerializerOptions Answers = new(Json.Wire) { RespectRequiredConstructorParameters = false };

    private readonly Dictionary<string, JsonElement> _services = catalogue.Items("services").ToDictionary(service => service.Text("code"));

    public void Check(JsonElement quote)
    {
        CheckShape(quote);
        CheckScope(quote);
        CheckLines(quote);
        CheckTotals(quote);
        CheckValue(quote);
        CheckDigits(quote);
    }

    /// <summary>The answer is written member by member: it must be what the contract's type says, in that order.</summary>
    private static void CheckShape(JsonElement quote) =>
        JsonSerializer.Serialize(quote.Deserialize<QuoteResponse>(Answers), Json.Wire).ShouldBe(quote.GetRawText());

    /// <summary>Every service of the catalogue once: on a line, or excluded with its price.</summary>
    private void CheckScope(JsonElement quote)
    {
        quote.Texts("lines", "service").Concat(quote.Texts("excluded", "service")).Order().ShouldBe(_services.Keys.Order());
        quote.Texts("lines", "disposition").Where(disposition => disposition != "priced").ShouldBeEmpty();
        quote.GetProperty("excludedCount").GetInt32().ShouldBe(quote.Items("excluded").Count());

        foreach (var excluded in quote.Items("excluded"))
        {
            excluded.Amount("listAmount").ShouldBe(Price(excluded.Text("service"), excluded.GetProperty("quantity").GetDecimal(), quote), excluded.Text("service"));
        }
    }

    private void CheckLines(JsonElement quote)
    {
        foreach (var (index, line) in quote.Items("lines").Index())
        {
            line.GetProperty("line").GetInt32().ShouldBe(index + 1);
            line.Amount("listAmount").ShouldBe(Price(line.Text("service"), line.GetProperty("quantity").GetDecimal(), quote), line.GetRawText());
            line.Items("steps").Sum(step => step.Amount("amount")).ShouldBe(line.Amount("listAmount"), line.GetRawText());
            line.Amount("netAmount").ShouldBe(line.Amount("listAmount") - line.Items("discounts").Sum(discount => discount.Amount("amount")));
        }
    }

    private void CheckTotals(JsonElement quote)
    {
        var lines = quote.Items("lines").ToLookup(line => line.Text("chargePeriod"));
        quote.Texts("totals", "chargePeriod").Order().ShouldBe(lines.Select(period => period.Key).Order());

        foreach (var total in quote.Items("totals"))
        {
            var groups = lines[total.Text("chargePeriod")].GroupBy(line => (line.GetProperty("vat").Text("category"), line.GetProperty("vat").Text("rate"))).ToList();
            total.Amount("net").ShouldBe(groups.Sum(group => group.Sum(line => line.Amount("netAmount"))));
            total.Amount("gross").ShouldBe(total.Amount("net") + total.Amount("vat"));
            total.Amount("vat").ShouldBe(total.Items("vatBreakdown").Sum(group => group.Amount("amount")));
            total.Items("vatBreakdown").Count().ShouldBe(groups.Count);

            foreach (var group in groups)
            {
                var shown = total.Items("vatBreakdown").Single(each => (each.Text("category"), each.Text("rate")) == group.Key);
                shown.Amount("base").ShouldBe(group.Sum(line => line.Amount("netAmount")));
                shown.Amount("amount").ShouldBe(Round(shown.Amount("base") * shown.Amount("rate") / 100));
                group.Sum(line => line.GetProperty("vat").Amount("amount")).ShouldBe(shown.Amount("amount"));
            }
        }
    }

    private void CheckValue(JsonElement quote)
    {
        var months = quote.GetProperty("termMonths") is { ValueKind: JsonValueKind.Number } term ? term.GetInt32() : (int?)null;
        var times = quote.GetProperty("occurrencesPerYear") is { ValueKind: JsonValueKind.Number } occurrences ? occurrences.GetInt32() : (int?)null;
        var known = months is not null && (times is not null || !quote.Texts("totals", "chargePeriod").Contains("perOccurrence"));
        quote.TryGetProperty("value", out var value).ShouldBe(known);

        if (known)
        {
            value.Amount("contract").ShouldBe(Round(Over(months!.Value)));
            value.Amount("firstYear").ShouldBe(Round(Over(Math.Min(months.Value, 12))));
        }

        decimal Over(int span) => quote.Items("totals").Sum(total => total.Text("chargePeriod") switch
        {
            "oneOff" => total.Amount("net"),
            "perOccurrence" => total.Amount("net") * times.GetValueOrDefault() * span / 12,
            "perMonth" => total.Amount("net") * span,
            _ => total.Amount("net") * ((span + 11) / 12),
        });
    }

    private void CheckDigits(JsonElement quote)
    {
        var form = digits == 0 ? @"\A-?(0|[1-9]\d*)\z" : $@"\A-?(0|[1-9]\d*)\.\d{{{digits}}}\z";
        var money = quote.Items("lines").SelectMany(line => (string[])[line.Text("listAmount"), line.Text("netAmount"), line.GetProperty("vat").Text("amount")])
            .Concat(quote.Items("totals").SelectMany(total => (string[])[total.Text("net"), total.Text("vat"), total.Text("gross")]))
            .Concat(quote.Texts("excluded", "listAmount"));

        money.Where(text => !Regex.IsMatch(text, form) || (text[0] == '-' && text.Trim('-', '0', '.') == "")).ShouldBeEmpty();
    }

    private decimal Price(string code, decimal quantity, JsonElement quote)
    {
        var (service, tariff) = (_services[code], _services[code].GetProperty("tariff"));
        var charged = Math.Max(0, quantity - tariff.GetProperty("includedQuantity").GetDecimal());
        var amount = Round(Charge(tariff, charged, quote));
        amount = Math.Max(amount, Bound("minimum") ?? amount);
        amount = Math.Min(amount, Bound("maximum") ?? amount);

        return service.Text("kind") == "optOut" ? -amount : amount;

        decimal? Bound(string member) => tariff.GetProperty(member).ValueKind == JsonValueKind.Null ? null : tariff.Amount(member);
    }

    private decimal Charge(JsonElement tariff, decimal quantity, JsonElement quote)
    {
        var charge = tariff.GetProperty("charge");

        return charge.Text("model") switch
        {
            "flat" => charge.Amount("amount"),
            "perUnit" => quantity * charge.Amount("unitPrice") / charge.GetProperty("per").GetDecimal(),
            "package" => Math.Ceiling(quantity / charge.GetProperty("packageSize").GetDecimal()) * charge.Amount("packagePrice"),
            "graduated" => Bands(charge).Sum(band => quantity <= band.From ? 0 : ((Math.Min(quantity, band.To) - band.From) * band.Price) + band.Fee),
            "volume" => quantity == 0 ? 0 : Bands(charge).Where(band => quantity <= band.To).Take(1).Sum(band => (quantity * band.Price) + band.Fee),
            "percentage" => (Base(charge.GetProperty("of"), tariff.Text("chargePeriod"), quote) * charge.Amount("rate") / 100) + charge.Amount("fixedFee"),
            var model => throw new InvalidOperationException(model),
        };
    }

    /// <summary>What the lines add up to that a percentage names; another percentage never counts.</summary>
    private decimal Base(JsonElement of, string period, JsonElement quote) => quote.Items("lines")
        .Select(line => (Line: line, Service: _services[line.Text("service")]))
        .Where(each => each.Line.Text("chargePeriod") == period && each.Service.GetProperty("tariff").GetProperty("charge").Text("model") != "percentage")
        .Where(each => Named(of, "services", each.Service.Text("code")) || Named(of, "categories", each.Service.Text("category")) || Named(of, "kinds", each.Service.Text("kind")))
        .Sum(each => each.Line.Amount("netAmount"));

    private static bool Named(JsonElement of, string list, string name) => of.Items(list).Any(each => each.GetString() == name);

    private static IEnumerable<(decimal From, decimal To, decimal Price, decimal Fee)> Bands(JsonElement charge)
    {
        var from = 0m;
        foreach (var tier in charge.Items("tiers"))
        {
            var to = tier.GetProperty("upTo") is { ValueKind: JsonValueKind.Number } bound ? bound.GetDecimal() : decimal.MaxValue;
            yield return (from, to, tier.Amount("unitPrice"), tier.Amount("flatFee"));
            from = to;
        }
    }

    private decimal Round(decimal amount)
    {
        var coins = (decimal)Math.Pow(10, digits);
        var whole = decimal.Floor((Math.Abs(amount) * coins) + 0.5m);

        return Math.Sign(amount) * whole / coins;
    }
}
