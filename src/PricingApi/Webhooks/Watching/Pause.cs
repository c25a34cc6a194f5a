using Microsoft.Extensions.Options;
using PricingApi.Operations;

namespace PricingApi.Webhooks.Watching;

/// <summary>Whether this process was started without sending anything (<see cref="WebhookOptions.Paused"/>).</summary>
internal sealed class Pause(IOptions<WebhookOptions> options) : IDegradation
{
    public bool IsOn => options.Value.Paused;

    public string? Reason => IsOn ? "webhooks-paused" : null;
}
