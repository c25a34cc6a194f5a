using System.Globalization;
using PricingApi.Http;

namespace PricingApi.Webhooks.Ops;

/// <summary>One endpoint: how it does, what it was sent last, and what can be done.</summary>
internal static class OpsEndpointPage
{
    public static HtmlPage Of(OpsEndpointDetail detail, string token, OpsNotice? notice) =>
        OpsAnswers.Page("Operations: endpoint", Pieces(detail, token, notice), notice?.Status ?? 200);

    private static IEnumerable<Html> Pieces(OpsEndpointDetail detail, string token, OpsNotice? notice)
    {
        yield return OpsParts.Head("Endpoint", detail.Caller.ClientName, token);
        yield return $"<main>\n<p><a href=\"{OpsAnswers.Home}\">Operations</a></p>\n{OpsParts.Said(notice)}";
        yield return OpsTables.Endpoints([detail.Endpoint], "");
        yield return Forms(detail.Endpoint, token);
        yield return $"<h2>Last deliveries</h2>\n{OpsTables.Deliveries(detail.Deliveries, token)}";
        yield return $"<h2>Running replays</h2>\n{OpsTables.Replays(detail.Replays)}</main>\n";
    }

    private static Html Forms(OpsEndpoint endpoint, string token)
    {
        var (row, own) = (endpoint.Row, OpsAnswers.Endpoint(endpoint.Row.Id));

        return $"""
            <h2>Actions</h2>
            <div class="acts">
            {(row.Status == EndpointStatuses.Active ? Pause(own, token) : Resume(own, token))}
            <form method="post" action="{own}/test">{OpsParts.Token(token)}<button class="quiet">Send a test event</button></form>
            {(row.Status == EndpointStatuses.Active ? Replay(own, token, endpoint.Now) : null)}
            </div>

            """;
    }

    private static Html Pause(string own, string token) => $"""<form method="post" action="{own}/pause">{OpsParts.Token(token)}<button class="quiet">Pause</button></form>""";

    private static Html Resume(string own, string token) =>
        $"""<form method="post" action="{own}/resume" class="acts">{OpsParts.Token(token)}<label>What was held <select name="held"><option value="send">is sent now</option><option value="skip">is skipped</option></select></label><button>Resume</button></form>""";

    private static Html Replay(string own, string token, DateTimeOffset now) =>
        $"""<form method="post" action="{own}/replay" class="acts">{OpsParts.Token(token)}<label>Dead letters since (UTC) <input type="datetime-local" name="since" required value="{now.AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)}"></label><button>Replay all</button></form>""";
}
