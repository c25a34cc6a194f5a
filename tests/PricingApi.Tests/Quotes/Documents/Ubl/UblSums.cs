using System.Xml.Linq;

namespace PricingApi.Tests.Quotes.Documents.Ubl;

/// <summary>What EN 16931 says of the numbers: what adds up, what is never negative, which category states a rate or a reason.</summary>
internal static class UblSums
{
    public static void Check(XElement root)
    {
        var (total, tax) = (root.At("QuotedMonetaryTotal"), root.At("TaxTotal"));
        var lines = root.Every("QuotationLine").Select(line => line.At("LineItem")).ToList();
        var groups = tax.Every("TaxSubtotal").ToList();

        // BR-CO-10, 13, 14, 15, 16
        root.Number("LineCountNumeric").ShouldBe(lines.Count);
        lines.Sum(line => line.Number("LineExtensionAmount")).ShouldBe(total.Number("LineExtensionAmount"));
        total.Number("TaxExclusiveAmount").ShouldBe(total.Number("LineExtensionAmount"));
        groups.Sum(group => group.Number("TaxAmount")).ShouldBe(tax.Number("TaxAmount"));
        total.Number("TaxInclusiveAmount").ShouldBe(total.Number("TaxExclusiveAmount") + tax.Number("TaxAmount"));
        total.Number("PayableAmount").ShouldBe(total.Number("TaxInclusiveAmount"));

        root.Descendants().Attributes("currencyID").Select(currency => currency.Value).Distinct().ShouldBe([root.Text("PricingCurrencyCode")]);
        groups.Select(group => Category(group.At("TaxCategory"))).ShouldBe(lines.Select(line => Category(line.At("Item/ClassifiedTaxCategory"))).Distinct(), ignoreOrder: true);

        foreach (var group in groups)
        {
            Group(group, lines);
        }

        foreach (var item in root.Descendants().Where(part => part.Name.LocalName is "LineItem" or "AlternativeLineItem"))
        {
            Line(item);
        }
    }

    private static void Group(XElement group, List<XElement> lines)
    {
        var category = group.At("TaxCategory");
        var members = lines.Where(line => Category(line.At("Item/ClassifiedTaxCategory")) == Category(category)).ToList();

        members.Sum(line => line.Number("LineExtensionAmount")).ShouldBe(group.Number("TaxableAmount"));
        members.Sum(line => line.Number("TotalTaxAmount")).ShouldBe(group.Number("TaxAmount"));

        var (percent, reason) = (category.Every("Percent").SingleOrDefault()?.Value, category.Every("TaxExemptionReason").Any());
        switch (category.Text("ID"))
        {
            case "S":
                decimal.Parse(percent!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
                reason.ShouldBeFalse();
                break;
            case "Z":
                (percent, reason).ShouldBe(("0", false));
                break;
            case "E" or "AE":
                (percent, reason).ShouldBe(("0", true));
                break;
            default:
                (category.Text("ID"), percent, reason).ShouldBe(("O", null, true));
                break;
        }
    }

    /// <summary>Quantity at its price less what is taken off is what the line comes to, rounded once (PEPPOL-EN16931-R120); no price is negative (BR-27).</summary>
    private static void Line(XElement item)
    {
        var price = item.At("Price");
        var off = item.Every("AllowanceCharge").Sum(each => each.Number("Amount"));
        var units = item.Number("Quantity") * price.Number("PriceAmount") / price.Number("BaseQuantity");

        (Math.Round(units, 2, MidpointRounding.AwayFromZero) - off).ShouldBe(item.Number("LineExtensionAmount"), item.ToString());
        price.Number("PriceAmount").ShouldBeGreaterThanOrEqualTo(0);
        item.Descendants().Attributes("unitCode").Select(unit => unit.Value).Distinct().Count().ShouldBe(1);

        foreach (var allowance in item.Every("AllowanceCharge"))
        {
            Allowance(allowance);
        }
    }

    /// <summary>A percentage and what it is taken of stand together or not at all, and come to the amount (PEPPOL-EN16931-R040 to R042).</summary>
    private static void Allowance(XElement allowance)
    {
        allowance.Text("ChargeIndicator").ShouldBe("false");
        allowance.Every("MultiplierFactorNumeric").Count().ShouldBe(allowance.Every("BaseAmount").Count());
        if (allowance.Every("BaseAmount").Any())
        {
            Math.Abs((allowance.Number("BaseAmount") * allowance.Number("MultiplierFactorNumeric") / 100) - allowance.Number("Amount")).ShouldBeLessThanOrEqualTo(0.02m);
        }
    }

    private static string Category(XElement category) => string.Join(' ', category.Every("ID").Concat(category.Every("Percent")).Select(part => part.Value));
}
