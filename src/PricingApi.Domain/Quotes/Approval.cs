using System.Globalization;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Texts;

namespace PricingApi.Domain.Quotes;

/// <summary>What may be issued without somebody else's approval.</summary>
/// <param name="Discount">Per cent that a line may be reduced by.</param>
/// <param name="Amount">What a quote may come to without VAT: its contract value, or what falls due in one charge period. No limit when null.</param>
/// <param name="Courtesies">Whether anything may be given away.</param>
/// <param name="ManualPrices">Whether prices may be set by hand.</param>
/// <param name="Floors">Whether a unit may be sold for less than its floor.</param>
/// <param name="CareCustomers">References of customers whose every quote is looked at.</param>
public sealed record ApprovalLimits(decimal Discount, decimal? Amount, bool Courtesies, bool ManualPrices, bool Floors, IReadOnlyList<string> CareCustomers);

/// <summary>Why a quote needs approval.</summary>
public enum ApprovalRule
{
    /// <summary>It comes to more than may be issued without.</summary>
    Amount,

    /// <summary>A line is reduced by more than its author may give.</summary>
    Discount,

    /// <summary>A unit is sold for less than its floor.</summary>
    Floor,

    /// <summary>Something is given away.</summary>
    Courtesy,

    /// <summary>A price was set by hand.</summary>
    ManualPrice,

    /// <summary>Every quote for this customer is looked at.</summary>
    Customer,
}

/// <summary>One reason why a quote needs approval.</summary>
/// <param name="Line">The line that it is about; null for the whole quote.</param>
/// <param name="Instead">What a partner is told instead: floors are the seller's; null when it is told this.</param>
public sealed record ApprovalReason(ApprovalRule Rule, int? Line, LocalText Text, LocalText? Instead = null);

/// <summary>Says whether a quote may be issued as it is.</summary>
public static class Approval
{
    /// <summary>Everything that asks for approval; none when the quote may be issued without.</summary>
    public static IReadOnlyList<ApprovalReason> Of(QuoteDocument document, PriceBookVersion version, ApprovalLimits limits) =>
    [
        .. Amounts(document.Numbers, limits),
        .. document.Numbers.Lines.SelectMany(line => Line(line, version, limits)),
        .. limits.CareCustomers.Contains(document.Inputs.Customer.Reference)
            ? [new ApprovalReason(ApprovalRule.Customer, null, new("elke offerte voor deze klant wordt bekeken", "every quote for this customer is looked at"))]
            : Array.Empty<ApprovalReason>(),
    ];

    /// <summary>Those of the seller's own quote, of which nothing is kept from its account.</summary>
    public static IReadOnlyList<ApprovalReason> OfSeller(IReadOnlyList<ApprovalReason> reasons) => [.. reasons.Select(reason => reason with { Instead = null })];

    /// <summary>As the quote's account is told them: what is the seller's comes down to a line that is reduced too much.</summary>
    public static IReadOnlyList<ApprovalReason> Told(IReadOnlyList<ApprovalReason> reasons) => reasons.Any(reason => reason.Instead is not null)
        ? [.. reasons.Select(reason => reason.Instead is { } text ? new(ApprovalRule.Discount, reason.Line, text) : reason).DistinctBy(reason => (reason.Rule, reason.Line))]
        : reasons;

    private static LocalText TooMuch(DocumentLine line) => Text(line, "is meer verlaagd dan de opsteller mag geven", "is reduced by more than its author may give");

    private static IEnumerable<ApprovalReason> Amounts(QuoteNumbers numbers, ApprovalLimits limits)
    {
        var amounts = numbers.Value is { } value ? [value.Contract] : numbers.Totals.Select(total => total.Net);

        return limits.Amount is { } most && amounts.Any(amount => Number(amount) > most)
            ? [new(ApprovalRule.Amount, null, new($"komt op meer dan {Figures.In(Language.Nl, most)} {numbers.Currency}", $"comes to more than {Decimals.Plain(most)} {numbers.Currency}"))]
            : [];
    }

    private static IEnumerable<ApprovalReason> Line(DocumentLine line, PriceBookVersion version, ApprovalLimits limits)
    {
        if (line.Disposition == Disposition.Courtesy)
        {
            if (!limits.Courtesies)
            {
                yield return new(ApprovalRule.Courtesy, line.Line, Text(line, "wordt weggegeven", "is given away"));
            }

            yield break;
        }

        if (line.ManualPrice is not null && !limits.ManualPrices)
        {
            yield return new(ApprovalRule.ManualPrice, line.Line, Text(line, "heeft een met de hand gezette prijs", "has a price that was set by hand"));
        }

        var (charged, net) = (Number(line.ManualPrice?.Amount ?? line.ListAmount), Number(line.NetAmount));
        if (charged > 0 && charged - net > Most(limits.Discount * charged / 100, version.Currency))
        {
            yield return new(ApprovalRule.Discount, line.Line, TooMuch(line));
        }

        if (!limits.Floors && version.Get(line.Service).Tariff.Floor?.OfOne is { } floor && net < Money.Round(floor * line.Quantity, version.Currency).Amount)
        {
            yield return new(ApprovalRule.Floor, line.Line, Text(line, "ligt onder de bodemprijs", "lies under the floor"), TooMuch(line));
        }
    }

    /// <summary>Up to a whole coin: what is rounded in spreading a reduction is no more of it.</summary>
    private static decimal Most(decimal exact, Currency currency) => Math.Ceiling(exact * currency.Scale) / currency.Scale;

    private static LocalText Text(DocumentLine line, string nl, string en) => new($"regel {line.Line} ({line.Service}) {nl}", $"line {line.Line} ({line.Service}) {en}");

    private static decimal Number(string money) => decimal.Parse(money, CultureInfo.InvariantCulture);
}
