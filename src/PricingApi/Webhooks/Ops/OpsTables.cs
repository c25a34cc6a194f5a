using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Ops;

/// <summary>Lists of endpoints, deliveries and replays.</summary>
internal static class OpsTables
{
    public static Html Endpoints(IReadOnlyList<OpsEndpoint> endpoints, string none) => endpoints is []
        ? (Html)$"<p>{none}</p>\n"
        : $"""
        <div class="wide"><table>
        <thead><tr><th scope="col">Endpoint</th><th scope="col">Account</th><th scope="col">Standing</th><th scope="col">First failure</th><th scope="col">Last success</th><th scope="col">On the way to being disabled</th></tr></thead>
        <tbody>{endpoints.Select(Endpoint)}</tbody>
        </table></div>
        {More(endpoints.Count)}

        """;

    public static Html Deliveries(IReadOnlyList<OpsDelivery> deliveries, string token) => deliveries is []
        ? (Html)$"<p>None.</p>\n"
        : $"""
        <div class="wide"><table>
        <thead><tr><th scope="col">Event</th><th scope="col">Endpoint</th><th scope="col">State</th><th scope="col" class="number">Attempts</th><th scope="col">Last answer</th><th scope="col"><span>Action</span></th></tr></thead>
        <tbody>{deliveries.Select(each => Delivery(each.Delivery, Act(each, token)))}</tbody>
        </table></div>

        """;

    public static Html Replays(IReadOnlyList<OpsReplay> replays) => replays is []
        ? (Html)$"<p>None.</p>\n"
        : $"""
        <div class="wide"><table>
        <thead><tr><th scope="col">Endpoint</th><th scope="col">Since</th><th scope="col">Until</th><th scope="col" class="number">Made so far</th><th scope="col">Progress</th></tr></thead>
        <tbody>{replays.Select(Replay)}</tbody>
        </table></div>

        """;

    /// <summary>What is known of how an endpoint is doing, in words.</summary>
    public static Html Standing(OpsEndpoint endpoint) => endpoint.Row switch
    {
        { Status: EndpointStatuses.Paused } => $"paused",
        { Status: EndpointStatuses.Disabled } row => $"<span class=\"bad\">disabled</span>: {row.DisabledReason}",
        { } row when endpoint.IsOpen => $"<span class=\"bad\">breaker open</span> until {OpsParts.Time(row.OpenUntil)}",
        { Allowance: { } allowance } row => $"slow start: {OpsParts.Number(allowance)} of {OpsParts.Number(row.MaxInFlight)} at once",
        { FailStreak: > 0 } => $"failing",
        _ => $"well",
    };

    /// <summary>Sends the event again, once, where anything is sent: what became of that has a row of its own.</summary>
    private static Html? Act(OpsDelivery each, string token) => each switch
    {
        { Again: true } => $"replayed",
        { Heard: true, Delivery: { State: DeliveryState.Dead or DeliveryState.Cancelled } delivery } =>
            $"""<form method="post" action="{OpsAnswers.Home}/deliveries/{Ids.Format(delivery.Id)}/replay">{OpsParts.Token(token)}<button aria-label="Replay {delivery.Event.Type} {Ids.Format(delivery.Id)}">Replay</button></form>""",
        _ => null,
    };

    private static Html Endpoint(OpsEndpoint endpoint)
    {
        var row = endpoint.Row;

        return $"""
            <tr><th scope="row"><a href="{OpsAnswers.Endpoint(row.Id)}"><bdi>{OpsParts.Plain(row.Url, 120)}</bdi></a><small><bdi>{OpsParts.Plain(row.Description ?? "")}</bdi></small></th>
            <td><bdi>{OpsParts.Plain(endpoint.Account)}</bdi></td><td>{Standing(endpoint)}</td>
            <td>{(row.FirstFailAt is null ? null : OpsParts.Time(row.FirstFailAt))}{(row.FailStreak is 0 ? null : (Html)$"<small>{OpsParts.Number(row.FailStreak)} failed in a row</small>")}</td>
            <td>{OpsParts.Time(row.LastOkAt)}</td><td>{(endpoint.Way is { } way ? OpsParts.Progress(way, "On the way to being disabled") : null)}</td></tr>

            """;
    }

    private static Html Delivery(DeliveryResponse delivery, Html? act)
    {
        var last = delivery.Attempts is [.., var attempt] ? attempt : null;

        return $"""
            <tr><th scope="row">{delivery.Event.Type}<small>{Ids.Format(delivery.Id)}</small><small>{OpsParts.Time(delivery.Event.OccurredAt)}</small></th>
            <td><a href="{OpsAnswers.Endpoint(delivery.Endpoint.Id)}"><bdi>{OpsParts.Plain(delivery.Endpoint.Url, 120)}</bdi></a></td>
            <td>{EnumNames<DeliveryState>.Of(delivery.State)}{(delivery.Reason is null ? null : (Html)$": {delivery.Reason}")}{(delivery.FinishedAt is null ? null : (Html)$"<small>{OpsParts.Time(delivery.FinishedAt)}</small>")}</td>
            <td class="number">{OpsParts.Number(delivery.Attempts.Count)}</td>
            <td>{(last is null ? null : (Html)$"{last.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture)} {last.Error}<pre><bdi>{OpsParts.Plain(last.Response ?? "")}</bdi></pre>")}</td>
            <td>{act}</td></tr>

            """;
    }

    private static Html Replay(OpsReplay replay)
    {
        var row = replay.Row;
        var done = row.ReachedAt is { } at && row.Until > row.Since ? Math.Clamp((decimal)(at - row.Since).Ticks / (row.Until - row.Since).Ticks, 0, 1) : 0;

        return $"""
            <tr><th scope="row"><a href="{OpsAnswers.Endpoint(row.EndpointId)}"><bdi>{OpsParts.Plain(replay.Url, 120)}</bdi></a></th><td>{OpsParts.Time(row.Since)}</td><td>{OpsParts.Time(row.Until)}</td>
            <td class="number">{OpsParts.Number(row.Replayed)}</td><td>{OpsParts.Progress(done, "Of the stretch of time that is to be replayed")}</td></tr>

            """;
    }

    private static Html? More(int shown) => shown < OpsReader.Most ? null : (Html)$"<p>The first {OpsParts.Number(OpsReader.Most)} are shown; <code>GET /v1/webhook-endpoints</code> lists all.</p>";
}
