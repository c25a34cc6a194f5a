using System.Globalization;
using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks.Ops;

/// <summary>How webhooks fare.</summary>
internal static class OpsBoardPage
{
    public static HtmlPage Of(OpsBoard board, string token, OpsNotice? notice) =>
        OpsAnswers.Page("Operations", Pieces(board, token, notice), notice?.Status ?? 200);

    private static IEnumerable<Html> Pieces(OpsBoard board, string token, OpsNotice? notice)
    {
        yield return OpsParts.Head("Operations", board.Caller.ClientName, token);
        yield return $"<main>\n{OpsParts.Said(notice)}{Flags(board)}{Figures(board)}";
        yield return OpsChart.Of(board.Hours);
        yield return Section("troubled", "Endpoints that need a look", OpsTables.Endpoints(board.Troubled, "None: every endpoint is sent to and answers."));
        yield return Section("dead", "Last dead letters", OpsTables.Deliveries(board.Dead, token));
        yield return Section("replays", "Running replays", OpsTables.Replays(board.Replays));
        yield return Section("sound", "Other endpoints", OpsTables.Endpoints(board.Sound, "None."));
        yield return $"</main>\n<p><small>Lists show the {board.Caller.Mode} endpoints, of every account; the figures and bars are of the whole service. Times are UTC, read at {OpsParts.Time(board.Now)}. <a href=\"{OpsAnswers.Home}\">Read again</a></small></p>\n";
    }

    private static Html Section(string id, string title, Html body) => $"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n{body}</section>\n";

    private static Html Flags(OpsBoard board) =>
        $"""
        {(board.Paused ? (Html)$"<p class=\"notice\">Nothing is sent: this service was started with <code>Webhooks:Paused</code>. The API goes on, and what is to be sent waits. Start it without that setting to send.</p>" : null)}
        {(board.Skew is { } skew ? (Html)$"<p class=\"notice\">The clock of this service is {skew.Duration().TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the database's. Receivers refuse webhooks whose timestamp is five minutes off: set both clocks by NTP.</p>" : null)}

        """;

    private static Html Figures(OpsBoard board)
    {
        var queue = board.Queue;

        return $"""
            <section aria-labelledby="queue">
            <h2 id="queue">Queue</h2>
            <dl class="tiles">
            {Tile("To be sent", Depth(queue, DeliveryState.Due))}{Tile("Being sent", Depth(queue, DeliveryState.Leased))}{Tile("Waiting for another", Depth(queue, DeliveryState.Waiting))}{Tile("Held", Depth(queue, DeliveryState.Held))}{Tile("Dead, in the log", Depth(queue, DeliveryState.Dead))}
            {Tile("Events to fan out", OpsParts.Bounded(queue.Unplaced))}{Tile("Oldest due", OpsParts.Span(queue.OldestDue))}
            {Tile("Breakers open", OpsParts.Number(queue.OpenBreakers))}{Tile("Slow starts", OpsParts.Number(queue.SlowStarts))}{Tile("Paused", OpsParts.Number(queue.Paused))}{Tile("Disabled", OpsParts.Number(queue.Disabled))}
            </dl>
            </section>

            """;
    }

    private static string Depth(QueueReading queue, DeliveryState state) => OpsParts.Bounded(queue.Depths[state]);

    private static Html Tile(string name, string figure) => $"<div><dt>{name}</dt><dd>{figure}</dd></div>";
}
