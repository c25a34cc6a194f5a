namespace PricingApi.Quotes;

/// <summary>Request bodies that work as they stand against the sample price book, shown in the API's description.</summary>
internal static class QuoteExamples
{
    public static readonly string Request = Read();

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
