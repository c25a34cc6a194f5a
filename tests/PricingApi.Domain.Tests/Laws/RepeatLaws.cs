using System.Globalization;
using System.Text;
using System.Text.Json;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>What must hold when a quote is priced once more: as it was, or with a line less.</summary>
internal static class RepeatLaws
{
    /// <summary>The serializer must agree with the writer; it is slow, and tried on quotes of some lengths.</summary>
    private const int SerializedOf = 4;

    /// <summary>Priced here and again, from what was written down, where numbers are written another way.</summary>
    public static IEnumerable<string> TheSameInputsGiveTheSameBytes(Outcome quote)
    {
        if (quote.Asked.OtherRates is not null)
        {
            yield break;
        }

        var written = new QuoteDocument(QuoteDocument.CurrentEngine, quote.Asked.Inputs, quote.Shown).ToBytes();
        var here = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Cultures.After(here);
        var read = QuoteDocument.FromBytes(written);
        var again = QuoteDocument.Compute(quote.Asked.Version, read.Inputs).Value?.ToBytes();
        var isTried = quote.Shown.Lines.Count % SerializedOf == 0;
        var bySerializer = isTried ? JsonSerializer.SerializeToUtf8Bytes(read, DocumentJson.Default.QuoteDocument) : written;
        CultureInfo.CurrentCulture = here;

        if (!written.AsSpan().SequenceEqual(again) || !written.AsSpan().SequenceEqual(bySerializer))
        {
            yield return $"{Encoding.UTF8.GetString(written)} in {here} and not in {Cultures.After(here)}";
        }
    }

    /// <summary>Leaving a line out changes no other, except percentages that name it, surcharges that it brings, and shares of reductions.</summary>
    public static IEnumerable<string> LinesDoNotDependOnEachOther(Outcome quote)
    {
        var inputs = quote.Asked.Inputs;
        var (left, counted) = (inputs.Lines[^1], quote.Reckoned.Rows[inputs.Lines.Count - 1].Counts);
        List<SelectedService> others = [.. inputs.Lines.SkipLast(1).Where(line => !counted || line.AlternativeTo != left.Service)];
        var without = quote.Asked with
        {
            Inputs = inputs with { Lines = others, Bundles = counted && inputs.Bundles is not null ? [.. inputs.Bundles.Where(bundle => !bundle.Services.Contains(left.Service))] : inputs.Bundles },
        };
        if (inputs.Taken is not null || others is [] || without.Price() is not { } now)
        {
            yield break;
        }

        var service = quote.Asked.Version.Get(left.Service);
        var moved = quote.Shown.Lines.Where(line => line.SurchargeFor?.Contains(inputs.Lines.Count) == true).Select(line => quote.Asked.Version.Get(line.Service)).Append(service).ToList();
        foreach (var line in now.Lines)
        {
            var was = quote.Shown.Lines.Where(other => other.Service == line.Service).MinBy(other => other.Quantity != line.Quantity)!;
            if (!Depends(line.Service, counted) && !IsSame(was, line))
            {
                yield return $"line {was.Line} was {was} and is {line} without {left.Service}";
            }
        }

        foreach (var exclusion in now.Excluded.Where(exclusion => !Depends(exclusion.Service, counted) && quote.Shown.Excluded.Any(other => other.Service == exclusion.Service && other != exclusion)))
        {
            yield return $"{exclusion} without {left.Service}";
        }

        if (!now.Lines.Any(line => line.Service == left.Service) && !now.Excluded.Any(exclusion => exclusion.Service == left.Service))
        {
            yield return $"{left.Service} is not excluded when it is left out";
        }

        bool Depends(string code, bool counted) => counted && quote.Asked.Version.Get(code) is var by && moved.Exists(on => (on.Code == code && on.Surcharge is not null) || ListAmounts.Names(by, on));
    }

    private static bool IsSame(DocumentLine line, DocumentLine other) =>
        line.ListAmount == other.ListAmount && line.Disposition == other.Disposition && line.ManualPrice == other.ManualPrice && line.PromisedOn == other.PromisedOn
        && (line.Vat.Category, line.Vat.Rate) == (other.Vat.Category, other.Vat.Rate)
        && line.Steps.SequenceEqual(other.Steps) && line.Discounts.SequenceEqual(other.Discounts);
}
