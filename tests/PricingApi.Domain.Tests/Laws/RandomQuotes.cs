using System.Collections.Concurrent;
using System.Globalization;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>
/// Random quotes, each held against every law once, every third against those that price it again. <c>PRICING_QUOTES</c> says how many (100,000), <c>PRICING_SEED</c> where to
/// start; a failure names the seed of its price book, and that seed with 25 quotes shows it again.
/// </summary>
public sealed class RandomQuotes
{
    private const int QuotesPerBook = 25;
    private const int Repeated = 3;

    private static readonly int Wanted = Setting("PRICING_QUOTES", 100_000);
    private static readonly int Seed = Setting("PRICING_SEED", 20_260_101);

    private readonly ConcurrentDictionary<string, string> _faults = new();
    private int _quotes;
    private int _refused;

    public RandomQuotes() => Parallel.For(0, Wanted / QuotesPerBook, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, book => Check(Seed + book));

    /// <summary>How many quotes were priced.</summary>
    public int Quotes => _quotes;

    public int Refused => _refused;

    internal void Hold(Func<Outcome, IEnumerable<string>> law) => _faults.GetValueOrDefault(law.Method.Name).ShouldBeNull();

    internal void HoldPriced() => _faults.GetValueOrDefault(nameof(Priced)).ShouldBeNull();

    private void Check(int seed)
    {
        CultureInfo.CurrentCulture = Cultures.Number(seed);
        var random = new Random(seed);
        var menu = new RandomMenu(random);
        var version = menu.Version();
        var selections = new RandomSelection(random, menu);
        for (var quote = 0; quote < QuotesPerBook;)
        {
            if (Priced(selections.Of(version), seed, quote) is { } outcome)
            {
                Check(outcome, seed, quote);
                Interlocked.Increment(ref _quotes);
                quote++;
            }
            else
            {
                Interlocked.Increment(ref _refused);
            }
        }
    }

    /// <summary>Null when it was refused. That pricing comes to an end, with or without a price, is a law by itself.</summary>
    private Outcome? Priced(QuoteCase asked, int seed, int quote)
    {
        try
        {
            return Outcome.Of(asked);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            _faults.TryAdd(nameof(Priced), $"seed {seed}, quote {quote}: {fault}");
            return null;
        }
    }

    private void Check(Outcome outcome, int seed, int quote)
    {
        foreach (var law in quote % Repeated == 0 ? [.. QuoteLawTests.All, .. QuoteLawTests.Repeating] : QuoteLawTests.All)
        {
            if (Fault(law, outcome) is { } fault)
            {
                _faults.TryAdd(law.Method.Name, $"seed {seed}, quote {quote}: {fault}");
            }
        }
    }

    private static string? Fault(Func<Outcome, IEnumerable<string>> law, Outcome outcome)
    {
        try
        {
            return law(outcome).FirstOrDefault();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return fault.ToString();
        }
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
