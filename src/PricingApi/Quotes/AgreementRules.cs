using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes;

/// <summary>What must hold for what a request agrees on besides the tariffs, apart from its numbers.</summary>
internal static class AgreementRules
{
    private const int MostDiscounts = 10;
    private const int MostBundles = 50;

    public static IEnumerable<Refusal> Check(QuoteRequest request)
    {
        foreach (var refusal in Discounts(request.Discounts?.Select(asked => asked.Discount).ToList(), "/discounts", "/discount"))
        {
            yield return refusal;
        }

        if (request.Bundles?.Count > MostBundles)
        {
            yield return new("bundle-invalid", $"A quote has at most {MostBundles} bundles.", "/bundles");
        }

        foreach (var (number, bundle) in (request.Bundles ?? []).Index())
        {
            foreach (var refusal in Text(bundle.Name, $"/bundles/{number}/name").Concat(Text(bundle.Discount.Reason, $"/bundles/{number}/discount/reason")))
            {
                yield return refusal;
            }
        }

        foreach (var (number, line) in request.Lines.Index())
        {
            foreach (var refusal in Line(line))
            {
                yield return refusal with { Path = $"/lines/{number}{refusal.Path}" };
            }
        }
    }

    private static IEnumerable<Refusal> Line(LineRequest line)
    {
        if (line.Disposition == Disposition.Excluded)
        {
            yield return new("disposition-invalid", "What is not on a line is excluded: leave the line out.", "/disposition");
        }

        if (line.EndsOn < line.StartsOn)
        {
            yield return new("dates-invalid", "A service ends on its first day or later.", "/endsOn");
        }

        IEnumerable<IEnumerable<Refusal>> others =
        [
            Discounts(line.Discounts, "/discounts"), Text(line.ManualPrice?.Reason, "/manualPrice/reason"), Text(line.Courtesy?.Reason, "/courtesy/reason"),
            Text(line.Courtesy?.Approver, "/courtesy/approver"), Text(line.Section, "/section"), Text(line.Note, "/note", multiline: true),
        ];
        foreach (var refusal in others.SelectMany(each => each))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Discounts(IReadOnlyList<DiscountRequest>? discounts, string path, string member = "")
    {
        if (discounts?.Count > MostDiscounts)
        {
            yield return new("discount-out-of-range", $"At most {MostDiscounts} discounts are given at once.", path);
        }

        foreach (var refusal in (discounts ?? []).SelectMany((discount, number) => Text(discount.Reason, $"{path}/{number}{member}/reason")))
        {
            yield return refusal;
        }
    }

    private static IEnumerable<Refusal> Text(string? text, string path, bool multiline = false) =>
        text is not null && TextRules.Refuse(text, multiline) is { } reason ? [new("text-not-allowed", reason, path)] : [];
}
