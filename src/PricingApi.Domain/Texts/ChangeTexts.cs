using System.Collections.Frozen;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Texts;

/// <summary>The words in which a customer is told what a version of a price book changes.</summary>
public static class ChangeTexts
{
    private static readonly FrozenDictionary<string, (string Nl, string En)> Members = new Dictionary<string, (string Nl, string En)>
    {
        ["kind"] = ("soort", "kind"),
        ["category"] = ("categorie", "category"),
        ["name"] = ("naam", "name"),
        ["unit"] = ("eenheid", "unit"),
        ["requires"] = ("benodigde diensten", "required services"),
        ["excludes"] = ("uitgesloten diensten", "excluded services"),
        ["sla"] = ("serviceniveau", "service level"),
        ["sop"] = ("werkwijze", "procedure"),
        ["chargePeriod"] = ("periode", "period"),
        ["vat"] = ("btw", "VAT"),
        ["minimum"] = ("minimum", "minimum"),
        ["maximum"] = ("maximum", "maximum"),
        ["includedQuantity"] = ("inbegrepen hoeveelheid", "included quantity"),
        ["charge"] = ("tarief", "price"),
        ["recommends"] = ("aanbevolen diensten", "recommended services"),
        ["quantity"] = ("hoeveelheden", "quantities"),
        ["leadTime"] = ("levertijd", "lead time"),
        ["lastSaleDate"] = ("laatste verkoopdag", "last day of sale"),
        ["surcharge"] = ("wanneer de toeslag geldt", "when the surcharge is due"),
        ["index"] = ("indexatie", "indexation"),
        ["introductory"] = ("introductieprijs", "introductory price"),
    }.ToFrozenDictionary();

    public static string Of(ServiceChange change, Language language) => In(language, change switch
    {
        ServiceChange.Added => ("Nieuw", "New"),
        ServiceChange.Withdrawn => ("Vervalt", "Withdrawn"),
        ServiceChange.Dearer => ("Duurder", "Dearer"),
        ServiceChange.Cheaper => ("Goedkoper", "Cheaper"),
        ServiceChange.Changed => ("Anders geregeld", "Other terms"),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A change without words."),
    });

    /// <summary>When a charge falls due, as it follows a price.</summary>
    public static string Of(ChargePeriod period, Language language) => In(language, period switch
    {
        ChargePeriod.OneOff => ("eenmalig", "one-off"),
        ChargePeriod.PerOccurrence => ("per keer", "per occurrence"),
        ChargePeriod.PerMonth => ("per maand", "per month"),
        ChargePeriod.PerYear => ("per jaar", "per year"),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "A period without words."),
    });

    /// <summary>What a member is called; its own name when it has no words here.</summary>
    public static string OfMember(string member, Language language) => Members.TryGetValue(member, out var words) ? In(language, words) : member;

    private static string In(Language language, (string Nl, string En) words) => language == Language.En ? words.En : words.Nl;
}
