using System.Collections.Frozen;

namespace PricingApi.Domain.Texts;

/// <summary>What units of measure are called. Codes are UN/ECE Recommendation 20, and Recommendation 21 with a leading X.</summary>
public static class UnitNames
{
    private static readonly FrozenDictionary<string, (string[] Nl, string[] En)> Names = new Dictionary<string, (string[] Nl, string[] En)>
    {
        ["ACT"] = (["activiteit", "activiteiten"], ["activity", "activities"]),
        ["ANN"] = (["jaar", "jaar"], ["year", "years"]),
        ["C62"] = (["eenheid", "eenheden"], ["unit", "units"]),
        ["DAY"] = (["dag", "dagen"], ["day", "days"]),
        ["E48"] = (["keer", "keer"], ["time", "times"]),
        ["EA"] = (["stuk", "stuks"], ["each", "each"]),
        ["GRM"] = (["gram", "gram"], ["gram", "grams"]),
        ["H87"] = (["stuk", "stuks"], ["piece", "pieces"]),
        ["HUR"] = (["uur", "uur"], ["hour", "hours"]),
        ["IE"] = (["persoon", "personen"], ["person", "persons"]),
        ["KGM"] = (["kg", "kg"], ["kg", "kg"]),
        ["KMT"] = (["km", "km"], ["km", "km"]),
        ["KWH"] = (["kWh", "kWh"], ["kWh", "kWh"]),
        ["LTR"] = (["liter", "liter"], ["litre", "litres"]),
        ["MIN"] = (["minuut", "minuten"], ["minute", "minutes"]),
        ["MON"] = (["maand", "maanden"], ["month", "months"]),
        ["MTK"] = (["m²", "m²"], ["m²", "m²"]),
        ["MTQ"] = (["m³", "m³"], ["m³", "m³"]),
        ["MTR"] = (["meter", "meter"], ["metre", "metres"]),
        ["NMP"] = (["verpakking", "verpakkingen"], ["pack", "packs"]),
        ["NPR"] = (["paar", "paar"], ["pair", "pairs"]),
        ["P1"] = (["procent", "procent"], ["per cent", "per cent"]),
        ["SET"] = (["set", "sets"], ["set", "sets"]),
        ["TNE"] = (["ton", "ton"], ["tonne", "tonnes"]),
        ["WEE"] = (["week", "weken"], ["week", "weeks"]),
        ["XBG"] = (["zak", "zakken"], ["bag", "bags"]),
        ["XBX"] = (["doos", "dozen"], ["box", "boxes"]),
        ["XCN"] = (["container", "containers"], ["container", "containers"]),
        ["XCR"] = (["krat", "kratten"], ["crate", "crates"]),
        ["XCT"] = (["doos", "dozen"], ["carton", "cartons"]),
        ["XPC"] = (["pakket", "pakketten"], ["parcel", "parcels"]),
        ["XPK"] = (["collo", "colli"], ["package", "packages"]),
        ["XPP"] = (["stuk", "stuks"], ["piece", "pieces"]),
        ["XPX"] = (["pallet", "pallets"], ["pallet", "pallets"]),
        ["XRO"] = (["rol", "rollen"], ["roll", "rolls"]),
    }.ToFrozenDictionary();

    /// <summary>The name for this many; the code itself when it has no name here.</summary>
    public static string Of(string code, decimal quantity, Language language) =>
        Names.TryGetValue(code, out var names) ? (language == Language.En ? names.En : names.Nl)[quantity == 1 ? 0 : 1] : code;
}
