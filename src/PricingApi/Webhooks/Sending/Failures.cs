using System.Net.Sockets;
using System.Security.Authentication;
using PricingApi.Domain.Webhooks;

namespace PricingApi.Webhooks.Sending;

/// <summary>Names what went wrong when there is no reply.</summary>
internal static class Failures
{
    public static AttemptFailure Classify(Exception fault) => fault switch
    {
        TargetForbiddenException => AttemptFailure.TargetForbidden,
        AuthenticationException => AttemptFailure.Tls,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery } => AttemptFailure.Dns,
        HttpRequestException { InnerException: { } inner } request when Classify(inner) is var cause and not AttemptFailure.Internal =>
            cause is AttemptFailure.Connect && request.HttpRequestError is not HttpRequestError.ConnectionError ? AttemptFailure.ConnectionLost : cause,
        HttpRequestException request => Classify(request.HttpRequestError),
        HttpIOException broken => Classify(broken.HttpRequestError),

        // The connect timeout; the deadline of the attempt is told apart before this.
        OperationCanceledException or SocketException => AttemptFailure.Connect,
        IOException => AttemptFailure.ConnectionLost,
        _ => AttemptFailure.Internal,
    };

    private static AttemptFailure Classify(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => AttemptFailure.Dns,
        HttpRequestError.ConnectionError => AttemptFailure.Connect,
        HttpRequestError.SecureConnectionError => AttemptFailure.Tls,
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.VersionNegotiationError => AttemptFailure.InvalidResponse,
        _ => AttemptFailure.ConnectionLost,
    };
}
