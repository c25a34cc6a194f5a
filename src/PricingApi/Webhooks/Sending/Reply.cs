using System.Buffers;
using System.Text;
using PricingApi.Domain.Webhooks;

namespace PricingApi.Webhooks.Sending;

/// <summary>What a receiver answered. The status decides; the body is only kept for people to look at.</summary>
internal sealed record Reply(AttemptOutcome Outcome, byte[]? Response = null)
{
    /// <summary>So much of an answer is stored, in bytes.</summary>
    public const int Kept = 1024;

    /// <summary>So much of an answer is read before hanging up, in bytes.</summary>
    private const int Taken = 16 * 1024;

    public static Reply None(AttemptFailure failure) => new(new AttemptOutcome(null, failure));

    public static async Task<Reply> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken deadline)
    {
        var outcome = Judge(response, now);
        var body = await ReadBodyAsync(response.Content, deadline);

        return new(outcome, outcome.Failure is AttemptFailure.Redirect && Values(response, "Location") is [var location, ..] ? Cut(Encoding.UTF8.GetBytes($"Location: {location}")) : body);
    }

    private static AttemptOutcome Judge(HttpResponseMessage response, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        AttemptFailure? failure = status switch
        {
            >= 200 and <= 299 => null,
            301 or 302 or 303 or 307 or 308 => AttemptFailure.Redirect,
            >= 100 and <= 599 => AttemptFailure.Status,
            _ => AttemptFailure.InvalidResponse,
        };

        return new(status, failure, RetryAfter.Read(Values(response, "Retry-After"), now), Wish(response, status));
    }

    private static ReceiverWish Wish(HttpResponseMessage response, int status) =>
        (status, Values(response, "webhook-delivery")) switch
        {
            (410, _) or (_, ["disable"]) => ReceiverWish.Disable,
            (not (>= 200 and <= 299), ["abort-message"]) => ReceiverWish.Abort,
            _ => ReceiverWish.None,
        };

    private static string[] Values(HttpResponseMessage response, string header) =>
        response.Headers.NonValidated.TryGetValues(header, out var values) ? [.. values] : [];

    /// <summary>Reads to the end or to the cap. A body that breaks, stalls or never ends changes nothing about the status before it.</summary>
    private static async Task<byte[]> ReadBodyAsync(HttpContent content, CancellationToken deadline)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Taken);
        var length = 0;

        try
        {
            await using var stream = await content.ReadAsStreamAsync(deadline);
            for (var read = -1; read is not 0 && length < Taken; length += read)
            {
                read = await stream.ReadAsync(buffer.AsMemory(length, Taken - length), deadline);
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
        }

        var kept = Cut(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return kept;
    }

    private static byte[] Cut(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, Kept)].ToArray();
}
