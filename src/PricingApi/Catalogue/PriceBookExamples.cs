namespace PricingApi.Catalogue;

/// <summary>Request bodies that work as they stand, shown in the API's description.</summary>
internal static class PriceBookExamples
{
    public const string Create = """{ "code": "spring", "currency": "EUR", "name": "Spring offers" }""";

    public const string Publish = """{ "effectiveFrom": null }""";

    public const string Impact = """{ "effectiveFrom": null }""";

    public const string Service =
        """
        {
          "code": "LABELLING", "kind": "addOn", "category": "value-added",
          "name": { "nl": "Etiketteren", "en": "Labelling" },
          "unit": { "code": "H87" },
          "tariff": { "chargePeriod": "perOccurrence", "vat": "standard", "charge": { "model": "perUnit", "unitPrice": "0.35" } }
        }
        """;

    public const string Csv =
        """
        code,kind,category,name.nl,name.en,unit.code,requires,tariff.chargePeriod,tariff.vat,tariff.minimum,tariff.charge.model,tariff.charge.amount,tariff.charge.tiers
        WAREHOUSING-BASE,base,storage,Basis warehousing,Warehousing base,E48,,perMonth,standard,,flat,125.00,
        STORAGE-PALLET,addOn,storage,Opslag per pallet,Storage per pallet,XPX,WAREHOUSING-BASE,perMonth,standard,25.00,graduated,,100:6.00|*:5.25:10.00
        """;

    public const string Content =
        """
        {
          "services": [
            {
              "code": "WAREHOUSING-BASE", "kind": "base", "category": "storage",
              "name": { "nl": "Basis warehousing", "en": "Warehousing base" },
              "unit": { "code": "E48", "contains": { "nl": "één klantaccount op één locatie", "en": "one customer account at one site" } },
              "sla": { "reference": "SLA-1.1" }, "sop": { "reference": "SOP-ACC-01" },
              "tariff": { "chargePeriod": "perMonth", "vat": "standard", "charge": { "model": "flat", "amount": "125.00" } }
            },
            {
              "code": "STORAGE-PALLET", "kind": "addOn", "category": "storage",
              "name": { "nl": "Opslag per pallet", "en": "Storage per pallet" },
              "unit": { "code": "XPX", "contains": { "en": "one euro pallet up to 180 cm and 1,000 kg" }, "excludes": { "en": "repacking, cooling" } },
              "requires": ["WAREHOUSING-BASE"],
              "tariff": {
                "chargePeriod": "perMonth", "vat": "standard", "minimum": "25.00",
                "charge": { "model": "graduated", "tiers": [
                  { "upTo": 100, "unitPrice": "6.00" }, { "upTo": null, "unitPrice": "5.25", "flatFee": "10.00" } ] }
              }
            }
          ]
        }
        """;
}
