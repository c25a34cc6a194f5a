using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Documents;

/// <summary>VAT in words.</summary>
internal static class PaperVat
{
    /// <summary>As it stands on a line.</summary>
    public static string Rate(Paper paper, string category, string? rate) => category switch
    {
        "AE" => paper.Say("verlegd", "reverse charge"),
        "E" => paper.Say("vrij", "exempt"),
        _ => rate is null ? paper.Say("geen", "none") : $"{Figures.In(paper.Language, rate)}%",
    };

    /// <summary>As it stands in the totals, with the reason where there is none.</summary>
    public static string Group(Paper paper, DocumentVatGroup group)
    {
        var @base = paper.Money(group.Base);
        if (VatTexts.Reason(group.Category, paper.Numbers.VatRegime)?.In(paper.Language) is { } reason)
        {
            return $"{char.ToUpperInvariant(reason[0])}{reason[1..]}: {@base}";
        }

        return paper.Say($"Btw {Rate(paper, group.Category, group.Rate)} over {@base}", $"VAT {Rate(paper, group.Category, group.Rate)} on {@base}");
    }
}
