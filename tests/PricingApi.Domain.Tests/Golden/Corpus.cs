using System.Text.Json;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Tests.Laws;

namespace PricingApi.Domain.Tests.Golden;

/// <summary>
/// Quotes with the hash of the document that each of them is, for ever: <c>books.jsonl</c> holds price book versions, <c>quotes.jsonl</c>
/// inputs, <c>hashes.txt</c> what they come to. They were drawn once; nothing is drawn when they are computed again.
/// </summary>
internal sealed record Corpus(IReadOnlyList<PriceBookVersion> Books, IReadOnlyList<QuoteInputs> Quotes, IReadOnlyList<string> Hashes)
{
    private const int Size = 1_000;
    private const int QuotesPerBook = 20;

    /// <summary>Where the tests run.</summary>
    public static string Here => Path.Combine(AppContext.BaseDirectory, "Golden");

    public static Corpus Read() => Read(Here);

    /// <summary>Draws another corpus, or keeps what is there and computes its hashes anew, in the source tree.</summary>
    public static Corpus Write(bool draw)
    {
        var folder = Source();
        if (draw)
        {
            Draw(folder);
        }

        var corpus = Read(folder) with { Hashes = [] };
        File.WriteAllLines(Path.Combine(folder, "hashes.txt"), corpus.Quotes.Select((inputs, place) => Tell(place, corpus.Compute(inputs))));

        return Read(folder);
    }

    public Result<QuoteDocument> Compute(QuoteInputs inputs) => QuoteDocument.Compute(Books[inputs.PriceBook.Version - 1], inputs);

    /// <summary>The line of a quote: its number, its hash, and what it comes to for whoever compares two of them.</summary>
    public static string Tell(int place, Result<QuoteDocument> document) => document.Accepted
        ? $"{place + 1:0000} {Convert.ToHexStringLower(QuoteDocument.Hash(document.Value.ToBytes()))} {document.Value.Numbers.Currency} {string.Join(' ', document.Value.Numbers.Totals.Select(total => $"{total.ChargePeriod} {total.Net}+{total.Vat}"))}"
        : $"{place + 1:0000} refused {string.Join(' ', document.Refusals.Select(refusal => refusal.Code))}";

    private static Corpus Read(string folder) => new(
        [.. File.ReadLines(Path.Combine(folder, "books.jsonl")).Select(BookJson.Read)],
        [.. File.ReadLines(Path.Combine(folder, "quotes.jsonl")).Select(line => JsonSerializer.Deserialize(line, DocumentJson.Default.QuoteInputs)!)],
        File.Exists(Path.Combine(folder, "hashes.txt")) ? File.ReadAllLines(Path.Combine(folder, "hashes.txt")) : []);

    private static void Draw(string folder)
    {
        var (books, quotes) = (new List<string>(), new List<string>());
        while (quotes.Count < Size)
        {
            var random = new Random(books.Count + 1);
            var menu = new RandomMenu(random);
            var drawn = menu.Version();
            var version = PriceBookVersion.Published("golden", books.Count + 1, drawn.Currency, drawn.Services);
            books.Add(BookJson.Write(version));
            quotes.AddRange(Drawn(new(random, menu), version).Take(QuotesPerBook));
        }

        File.WriteAllLines(Path.Combine(folder, "books.jsonl"), books);
        File.WriteAllLines(Path.Combine(folder, "quotes.jsonl"), quotes);
    }

    private static IEnumerable<string> Drawn(RandomSelection selections, PriceBookVersion version)
    {
        while (true)
        {
            if (selections.Of(version) is { OtherRates: null } asked && asked.Price() is not null)
            {
                yield return JsonSerializer.Serialize(asked.Inputs, DocumentJson.Default.QuoteInputs);
            }
        }
    }

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PricingApi.Domain.Tests.csproj")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The corpus is written from within the source tree.");
        }

        return Path.Combine(folder.FullName, "Golden");
    }
}
