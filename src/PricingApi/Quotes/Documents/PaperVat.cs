using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Documents;

/// <summary>VAT in words.</summary>
internal static class PaperVat
{
    /// <summary>As it stands on a line.</summary>
    public static string Rate(Paper paper, string category, string rate) => category switch
    {
        "S" => $"{Figures.In(paper.Language, rate)}%",
        "E" => paper.Say("vrij", "exempt"),
        "Z" => "0%",
        "AE" => paper.Say("verlegd", "reverse charge"),
        _ => paper.Say("geen", "none"),
    };

    /// <summary>As it stands in the totals.</summary>
    public static string Group(Paper paper, DocumentVatGroup group)
    {
        var @base = paper.Money(group.Base);

        return group.Category switch
        {
            "S" => paper.Say($"Btw {Rate(paper, group.Category, group.Rate)} over {@base}", $"VAT {Rate(paper, group.Category, group.Rate)} on {@base}"),
            "E" => paper.Say($"Vrijgesteld van btw, {@base}", $"Exempt from VAT, {@base}"),
            "Z" => paper.Say($"Btw 0% over {@base}", $"VAT 0% on {@base}"),
            "AE" => paper.Say($"Btw verlegd, {@base}", $"VAT reverse charge, {@base}"),
            _ => paper.Say($"Buiten de btw, {@base}", $"Outside the scope of VAT, {@base}"),
        };
    }
}
