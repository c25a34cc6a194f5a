namespace PricingApi.Domain.Webhooks;

/// <summary>Why an attempt did not deliver. Shown in kebab-case, for instance <c>target-forbidden</c>.</summary>
public enum AttemptFailure
{
    /// <summary>Answered with a status outside 200 to 299.</summary>
    Status,

    /// <summary>Answered with a redirect, which is never followed.</summary>
    Redirect,

    /// <summary>No complete answer within the deadline.</summary>
    Timeout,

    /// <summary>The name of the receiver has no address.</summary>
    Dns,

    /// <summary>No connection could be made.</summary>
    Connect,

    /// <summary>The certificate or the TLS handshake was refused.</summary>
    Tls,

    /// <summary>The connection broke before an answer: the receiver may have seen the event.</summary>
    ConnectionLost,

    /// <summary>What came back is not HTTP as we accept it.</summary>
    InvalidResponse,

    /// <summary>The address may not be called: private, reserved, or a metadata service.</summary>
    TargetForbidden,

    /// <summary>The worker stopped between sending and recording: the receiver may have seen the event.</summary>
    Unknown,

    /// <summary>Our own fault; the receiver was not to blame.</summary>
    Internal,
}
