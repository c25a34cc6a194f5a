using System.Globalization;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Adjustments;

/// <summary>What a quote would come to under the VAT rounding method that its seller does not use.</summary>
public static class OtherRounding
{
    /// <summary>One for each charge period of the quote.</summary>
    public static IEnumerable<OtherRounded> Of(QuoteNumbers numbers)
    {
        var currency = Currency.Find(numbers.Currency) ?? throw new InvalidDataException($"A quote in {numbers.Currency} cannot be.");
        var lines = numbers.Lines.Where(line => line.Disposition.Counts()).ToLookup(line => (line.ChargePeriod, line.Vat.Category, line.Vat.Rate));
        foreach (var total in numbers.Totals)
        {
            var vat = total.VatBreakdown.Aggregate(Money.Zero(currency), (sum, group) => sum + VatGroup.Of(
                new(group.Category, decimal.Parse(group.Rate ?? "0", CultureInfo.InvariantCulture)),
                [.. lines[(total.ChargePeriod, group.Category, group.Rate)].Select(line => Money.Parse(line.NetAmount, currency))],
                numbers.VatRounding,
                currency).Group.OtherMethod);

            yield return new(total, vat.ToString(), (Money.Parse(total.Net, currency) + vat).ToString(), (vat - Money.Parse(total.Vat, currency)).ToString());
        }
    }
}

/// <summary>A charge period under the other method.</summary>
/// <param name="Difference">What VAT would be more or less.</param>
public sealed record OtherRounded(DocumentTotal Total, string Vat, string Gross, string Difference);
