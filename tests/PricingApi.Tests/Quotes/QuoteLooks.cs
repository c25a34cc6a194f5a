using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>Short ways to a quote and to what is kept of it.</summary>
internal static class QuoteLooks
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Keeps a quote.</summary>
    public static async Task<Reply> Quote(this Door door, params (string Service, decimal Quantity)[] lines) =>
        (await door.Create("/v1/quotes", Menu.Quote(lines))).Expect(201);

    public static Task<Reply> Issue(this Door door, Reply quote, params (string Name, string Value)[] headers) => door.Post($"{quote.Path()}/issue", null, headers);

    /// <summary>A quote that was issued, for today alone.</summary>
    public static async Task<Reply> IssuedToday(this Door door, PricingApp app)
    {
        var quote = (await door.Create("/v1/quotes", Menu.Quote(("STORAGE", 44)).With("validUntil", $"{app.Clock.GetUtcNow():yyyy-MM-dd}"))).Expect(201);
        return (await door.Issue(quote)).Expect(200);
    }

    public static Task<Reply> Accept(this Door door, Reply quote, string by = "Anna Jansen", params (string Name, string Value)[] headers) =>
        door.Post($"{quote.Path()}/accept", $$"""{ "acceptedBy": "{{by}}" }""", headers);

    public static Task<Reply> Decline(this Door door, Reply quote, string reason = "price") => door.Post($"{quote.Path()}/decline", $$"""{ "reason": "{{reason}}" }""");

    public static Task<Reply> Withdraw(this Door door, Reply quote) => door.Post($"{quote.Path()}/withdraw", null);

    public static Task<Reply> Revise(this Door door, Reply quote, object? body = null, params (string Name, string Value)[] headers) => door.Post($"{quote.Path()}/revise", body, headers);

    /// <summary>Kinds of events told about it, in the order of their sequence, which has no gaps.</summary>
    public static async Task<IReadOnlyList<string>> ToldOf(this PricingApp app, Reply quote)
    {
        var events = await app.EventsOf(quote);
        events.Select(told => told.Sequence!.Value).ShouldBe(Enumerable.Range(1, events.Count));
        return events.ConvertAll(told => told.Type["quote.".Length..]);
    }

    public static string Path(this Reply quote) => $"/v1/quotes/{quote.Json.Text("id")}";

    /// <summary>The row as it is now.</summary>
    public static Task<QuoteRow> RowOf(this PricingApp app, Reply quote) => app.InDatabase(db => db.Quotes.AsNoTracking().SingleAsync(row => row.Id == quote.Id(), Cancellation));

    /// <summary>The contents it had before, oldest first.</summary>
    public static Task<List<QuoteHistoryRow>> HistoryOf(this PricingApp app, Reply quote) =>
        app.InDatabase(db => db.QuoteHistory.AsNoTracking().Where(row => row.QuoteId == quote.Id()).OrderBy(row => row.ContentVersion).ToListAsync(Cancellation));

    /// <summary>What receivers are to be told about it, in order.</summary>
    public static Task<List<EventRow>> EventsOf(this PricingApp app, Reply quote) =>
        app.InDatabase(db => db.Events.AsNoTracking().Where(row => row.QuoteId == quote.Id()).OrderBy(row => row.Sequence).ToListAsync(Cancellation));

    /// <summary>How many quotes an account has.</summary>
    public static Task<int> CountQuotes(this PricingApp app, Door door) => app.InDatabase(db => db.Quotes.CountAsync(row => row.AccountId == door.Account, Cancellation));

    public static Guid Id(this Reply quote) => Ids.TryParse(quote.Json.Text("id"), out var id) ? id : throw new InvalidOperationException(quote.Text);
}
