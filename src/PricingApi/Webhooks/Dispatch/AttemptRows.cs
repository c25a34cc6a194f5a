using System.Text.Json;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

internal static class AttemptRows
{
    public static readonly string Unknown = Name(AttemptFailure.Unknown);

    public static AttemptRow Of(Attempted attempt, Guid id) => new()
    {
        Id = id,
        DeliveryId = attempt.Lease.DeliveryId,
        AccountId = attempt.Lease.AccountId,
        Number = attempt.Lease.Attempt,
        LeaseToken = attempt.Lease.Token,
        StartedAt = attempt.StartedAt,
        EndedAt = attempt.EndedAt,
        LatencyMs = (int)attempt.Latency.TotalMilliseconds,
        StatusCode = attempt.Outcome.StatusCode,
        Error = attempt.Outcome.Failure is { } failure ? Name(failure) : null,
        Address = attempt.Address,
        Response = attempt.Response,
    };

    /// <summary>How it ended, in one word.</summary>
    public static string Result(AttemptOutcome outcome) => outcome.Failure is { } failure ? Name(failure) : "delivered";

    /// <summary>A failure as it is stored and shown, in kebab-case.</summary>
    private static string Name(AttemptFailure failure) => JsonNamingPolicy.KebabCaseLower.ConvertName(failure.ToString());
}
