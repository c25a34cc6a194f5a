using System.Text.Json;
using PricingApi.Http;

namespace PricingApi.Catalogue.Files;

/// <summary>Price bands in one cell: <c>100:1.50:0.00|*:1.20:5.00</c> is a bound, a unit price and a flat fee for each, and <c>*</c> for no bound.</summary>
internal static class CellTiers
{
    public static string Write(IEnumerable<JsonElement> tiers, Dialect dialect) => string.Join('|', tiers.Select(tier => Write(tier, dialect)));

    /// <summary>The bands, or a fault that names the one that cannot be read. The flat fee may be left out.</summary>
    public static List<(string? UpTo, string UnitPrice, string? FlatFee)> Read(string cell, Dialect dialect) =>
        [.. cell.Split('|').Index().Select(tier => Read(tier.Item, tier.Index + 1, dialect))];

    private static string Write(JsonElement tier, Dialect dialect)
    {
        var upTo = tier.GetProperty("upTo");
        var bound = upTo.ValueKind == JsonValueKind.Null ? "*" : upTo.GetRawText();

        return dialect.Write($"{bound}:{tier.GetProperty("unitPrice").GetString()}:{tier.GetProperty("flatFee").GetString()}");
    }

    private static (string?, string, string?) Read(string tier, int number, Dialect dialect)
    {
        if (tier.Split(':') is not [var upTo, var unitPrice, .. { Length: <= 1 } fee])
        {
            throw new JsonFault("tier-syntax", $"Tier {number}: a bound, a unit price and a flat fee are expected, joined by colons, such as {dialect.Write("100:1.50:0.00")}, and a bar between tiers.");
        }

        try
        {
            return (
                upTo == "*" ? null : dialect.Read(upTo, QuantityConverter.MostDecimals),
                dialect.Read(unitPrice, DecimalTextConverter.MostDecimals),
                fee is [var flatFee] ? dialect.Read(flatFee, DecimalTextConverter.MostDecimals) : null);
        }
        catch (JsonFault fault)
        {
            throw new JsonFault(fault.Code, $"Tier {number}: {fault.Message}");
        }
    }
}
