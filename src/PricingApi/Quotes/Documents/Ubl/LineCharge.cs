using System.Xml.Linq;
using PricingApi.Domain;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Documents.Ubl;

/// <summary>What a line costs before reductions, as a quantity at a price.</summary>
/// <param name="Units">Below zero for what takes something off: no price is negative (EN 16931, BR-27).</param>
/// <param name="Amount">As money is written down.</param>
/// <param name="UnitPrice">Of <paramref name="Per"/> units; with the quantity it comes to the amount, but for rounding.</param>
internal sealed record LineCharge(decimal Units, string Amount, string UnitPrice, decimal Per)
{
    public static LineCharge Of(DocumentLine line)
    {
        var amount = line.ManualPrice?.Amount ?? line.ListAmount;
        var units = amount[0] == '-' ? -line.Quantity : line.Quantity;

        return (line.ManualPrice, line.Steps) switch
        {
            ({ UnitPrice: var price }, _) => new(units, amount, price, 1),
            (_, [{ Kind: StepKind.PerUnit or StepKind.Tier or StepKind.Volume, UnitPrice: { } price, Per: { } per } only]) when only.Units == line.Quantity && !Costs(only.Fee) => new(units, amount, price.TrimStart('-'), per),
            // A price that is not one price of each unit: that of the whole quantity, so that it still comes to the amount.
            _ => new(units, amount, amount.TrimStart('-'), line.Quantity),
        };
    }

    public XElement? Quantity(string name, string unit) => Counted(name, Units, unit);

    public XElement Price(string currency, string unit) => Element.Of("Price", Element.Amount("PriceAmount", UnitPrice, currency), Counted("BaseQuantity", Per, unit));

    private static XElement? Counted(string name, decimal quantity, string unit) => Element.Told(name, Decimals.Plain(quantity), new XAttribute("unitCode", unit));

    private static bool Costs(string? fee) => fee is not null && fee.AsSpan().ContainsAnyExcept('-', '0', '.');
}
