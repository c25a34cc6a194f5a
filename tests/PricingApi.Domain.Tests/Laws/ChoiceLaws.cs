using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>What must hold for optional lines and alternatives.</summary>
internal static class ChoiceLaws
{
    public static IEnumerable<string> ChoicesSayWhatASecondReckoningFinds(Outcome quote)
    {
        foreach (var (line, row) in quote.Asked.OtherRates is null ? quote.Shown.Lines.Zip(quote.Reckoned.Rows) : [])
        {
            // What has been taken may rule out another choice.
            if ((row.Counts != line.Choice is null && (row.Counts || quote.Asked.Inputs.Taken is null)) || (row.Disposition == Disposition.Alternative) != line.AlternativeTo is not null)
            {
                yield return $"line {line.Line} is a choice, or is none";
            }
            else if (line.Choice is { } choice)
            {
                var (with, changes) = quote.Reckoned.Choice(line.Line);
                if (!(choice.With ?? []).SequenceEqual(with) || !choice.Changes.Select(change => (change.ChargePeriod, Coins.Of(change.Net), Coins.Of(change.Vat))).SequenceEqual(changes)
                    || choice.Changes.Any(change => Coins.Of(change.Gross) != Coins.Of(change.Net) + Coins.Of(change.Vat)))
                {
                    yield return $"taking line {line.Line} changes {string.Join(", ", choice.Changes)} and not {string.Join(", ", changes)}";
                }
            }
        }
    }

    /// <summary>Of a quote with none taken yet.</summary>
    public static IEnumerable<string> TakingAChoiceGivesWhatWasPromised(Outcome quote)
    {
        foreach (var line in quote.Asked.Inputs.Taken is null ? quote.Shown.Lines.Where(line => line.Choice is not null) : [])
        {
            var taken = QuoteDocument.Compute(quote.Asked.Version, quote.Asked.Inputs with { Taken = [line.Line, .. line.Choice!.With ?? []] });
            if (!taken.Accepted)
            {
                yield return $"line {line.Line} cannot be taken: {string.Join("; ", taken.Refusals)}";
                continue;
            }

            var promised = Enum.GetValues<ChargePeriod>().Select(period => Of(quote.Shown.Totals, period) is var (net, vat, gross)
                && line.Choice.Changes.SingleOrDefault(change => change.ChargePeriod == period) is { } change
                    ? (net + Coins.Of(change.Net), vat + Coins.Of(change.Vat), gross + Coins.Of(change.Gross))
                    : Of(quote.Shown.Totals, period));
            if (!promised.SequenceEqual(Enum.GetValues<ChargePeriod>().Select(period => Of(taken.Value.Numbers.Totals, period))))
            {
                yield return $"taking line {line.Line} does not give {string.Join(", ", promised)}";
            }

            if (taken.Value.Numbers.Lines[line.Line - 1].Disposition != Disposition.Priced)
            {
                yield return $"line {line.Line} is not taken";
            }
        }
    }

    private static (long Net, long Vat, long Gross) Of(IEnumerable<DocumentTotal> totals, ChargePeriod period) =>
        totals.SingleOrDefault(total => total.ChargePeriod == period) is { } total ? (Coins.Of(total.Net), Coins.Of(total.Vat), Coins.Of(total.Gross)) : default;
}
