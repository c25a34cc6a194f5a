using PricingApi.Http;

namespace PricingApi.Quotes;

/// <summary>Request bodies that work as they stand against the sample price book, shown in the API's description.</summary>
internal static class QuoteExamples
{
    private const string Head = """ "customer": { "reference": "C-1001", "name": "Bakkerij Jansen BV", "country": "NL" }, "language": "en" """;

    public static readonly string Request = Read();

    /// <summary>What a request can say, one thing at a time.</summary>
    public static readonly IReadOnlyList<DocumentedExample> Requests =
    [
        new(Request, "services", "Services at the prices of the price book"),
        new(
            $$"""
            { {{Head}},
              "lines": [
                { "service": "WAREHOUSING-BASE", "quantity": 1 },
                { "service": "STORAGE-PALLET", "quantity": 44, "discounts": [ { "kind": "percentage", "value": "5", "reason": "More than 40 pallets for a year" } ] },
                { "service": "LABELLING", "quantity": 200, "discounts": [ { "kind": "amount", "value": "10.00", "reason": "First order" } ] } ],
              "discounts": [ { "discount": { "kind": "percentage", "value": "2", "reason": "Customer for ten years" }, "chargePeriod": "perMonth" } ] }
            """,
            "discounts",
            "Discounts on lines and on what is charged per month"),
        new(
            $$"""
            { {{Head}},
              "lines": [
                { "service": "WAREHOUSING-BASE", "quantity": 1 },
                { "service": "LABELLING", "quantity": 50, "disposition": "courtesy", "courtesy": { "reason": "Labels were late in week 12", "approver": "P. de Vries", "until": "2030-12-31" } } ] }
            """,
            "courtesy",
            "Something given away, with its price in sight"),
        new(
            $$"""
            { {{Head}},
              "lines": [
                { "service": "WAREHOUSING-BASE", "quantity": 1 },
                { "service": "STORAGE-PALLET", "quantity": 44, "manualPrice": { "unitPrice": "5.60", "reason": "Agreed with the director on site" } } ] }
            """,
            "manualPrice",
            "A price set by hand beside that of the price book; needs the scope quotes:price"),
        new(
            $$"""
            { {{Head}},
              "lines": [
                { "service": "WAREHOUSING-BASE", "quantity": 1 },
                { "service": "STORAGE-PALLET", "quantity": 44 },
                { "service": "STORAGE-PALLET", "quantity": 60, "disposition": "alternative", "alternativeTo": "STORAGE-PALLET" },
                { "service": "LABELLING", "quantity": 200, "disposition": "optional" } ] }
            """,
            "choices",
            "An option, and an alternative at another quantity"),
    ];

    public const string Accept = """{ "acceptedBy": "Anna Jansen" }""";

    public const string Decline = """{ "reason": "timing", "note": "Asked to come back in spring." }""";

    public const string Withdraw = """{ "note": "Sent to the wrong address." }""";

    public const string Message = """{ "from": "customer", "text": "Can the pallets come a week later?" }""";

    private static string Read()
    {
        using var stream = typeof(QuoteExamples).Assembly.GetManifestResourceStream("example-quote.json")!;
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }
}
