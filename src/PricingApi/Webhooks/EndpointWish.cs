using PricingApi.Domain;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Secrets;

namespace PricingApi.Webhooks;

/// <summary>What an endpoint is to be, whether it is new or not.</summary>
internal sealed record EndpointWish(
    string Url, IReadOnlyList<string> EventTypes, string? Description, bool Ordered, bool AllAccounts, string? Owner,
    IReadOnlyDictionary<string, HeaderValue?>? Headers, int MaxInFlight, int? RatePerSecond)
{
    public static EndpointWish Of(CreateWebhookEndpointRequest request) => new(
        request.Url, request.EventTypes, request.Description, request.Ordered, request.AllAccounts, request.Owner, request.Headers ?? new Dictionary<string, HeaderValue?>(),
        request.MaxInFlight, request.RatePerSecond);

    public static EndpointWish Of(UpdateWebhookEndpointRequest request) => new(
        request.Url, request.EventTypes, request.Description, request.Ordered, request.AllAccounts, request.Owner, request.Headers, request.MaxInFlight, request.RatePerSecond);

    /// <summary>The headers to send along with their values, those there are where none is given; null when they stay as they are.</summary>
    /// <param name="present">The headers there are.</param>
    /// <param name="refusals">Takes those that have no value.</param>
    public IReadOnlyList<KeyValuePair<string, string>>? HeadersAfter(IReadOnlyList<KeyValuePair<string, string>> present, List<Refusal> refusals)
    {
        if (Headers is null)
        {
            return null;
        }

        var values = present.ToDictionary(StringComparer.OrdinalIgnoreCase);
        refusals.AddRange(Headers.Where(header => header.Value is null && !values.ContainsKey(header.Key))
            .Select(header => new Refusal("header-value-missing", "There is no value that could be kept: give one.", ExtraHeaders.Path(header.Key))));

        return [.. Headers.Select(header => KeyValuePair.Create(header.Key, header.Value?.Text ?? values.GetValueOrDefault(header.Key))).Where(header => header.Value is not null)!];
    }
}

/// <summary>A wish that nothing is wrong with.</summary>
/// <param name="Url">The address in its one form.</param>
/// <param name="Headers">Null when they stay as they are.</param>
internal sealed record GrantedWish(EndpointWish Wish, string Url, IReadOnlyList<KeyValuePair<string, string>>? Headers)
{
    public void Apply(EndpointRow row, EndpointSecrets secrets)
    {
        (row.Url, row.EventTypes, row.Description, row.Owner) = (Url, string.Join(' ', Wish.EventTypes), Wish.Description, Wish.Owner);
        (row.Ordered, row.AllAccounts, row.MaxInFlight, row.RatePerSecond) = (Wish.Ordered, Wish.AllAccounts, Wish.MaxInFlight, Wish.RatePerSecond);

        if (Headers is not null)
        {
            secrets.KeepHeaders(row, Headers);
        }
    }
}
