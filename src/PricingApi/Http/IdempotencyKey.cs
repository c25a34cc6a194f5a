using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Http;

/// <summary>The name a caller gives to one request, so that retries of it do it once. A handler that takes it as nullable does not demand it.</summary>
/// <param name="Value">1 to 255 visible ASCII characters, unique within the account.</param>
/// <param name="Fingerprint">SHA-256 of the method, path and body it came with.</param>
internal sealed record IdempotencyKey(string Value, byte[] Fingerprint, Caller Caller) : IEndpointParameterMetadataProvider
{
    public const string Header = "Idempotency-Key";
    private const string Example = "0b9c1a52-6c1e-4f0b-9d57-8a1c0e6b7d21";

    public static ValueTask<IdempotencyKey?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var given = http.Request.Headers[Header];

        if (given.Count == 0)
        {
            return parameter.IsOptionalReference() ? default : throw new RefusedException(Problems.Of(ProblemType.IdempotencyKeyMissing));
        }

        return given is [{ } value] && IsValid(value)
            ? new(new IdempotencyKey(value, RequestFingerprint.Of(http), Caller.Of(http)))
            : throw new RefusedException(Problems.Of(ProblemType.IdempotencyKeyInvalid));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DocumentedHeader(
            Header,
            !parameter.IsOptionalReference(),
            "A fresh value for each new request, such as a UUID, sent again on each retry of it: the request is then done once. 1 to 255 visible ASCII characters. A retry is the same method, path and body, byte for byte; "
            + $"a used value with anything else is refused (422 `idempotency-key-reused`).{(parameter.IsOptionalReference() ? "" : " Change the one that is shown for each try.")}",
            Example));

    /// <summary>Test and live keys of an account each have their own; no key that a caller gives has a space in it.</summary>
    private string Stored => Caller.Mode == "live" ? Value : $"{Caller.Mode} {Value}";

    /// <summary>The row that remembers the answer. It belongs into the transaction that makes the answer true.</summary>
    public IdempotencyRow Record(Answer answer, DateTimeOffset now) => new()
    {
        AccountId = Caller.AccountId,
        Key = Stored,
        Fingerprint = Fingerprint,
        ClientId = Caller.ClientId,
        ResourceId = answer.Resource is { } id ? Ids.Format(id) : null,
        Status = answer.Status,
        Location = answer.Location,
        Body = answer.Resource is null ? (answer.Kept ?? answer.Body).ToArray() : null,
        CreatedAt = now,
    };

    /// <summary>What this key did earlier: its answer, a problem when that was another request, null when it did nothing yet.</summary>
    public async Task<IResult?> ReplayAsync(PricingDbContext db, Func<Guid, Task<ReadOnlyMemory<byte>>>? rewrite, CancellationToken cancellation)
    {
        var stored = Stored;
        var row = await db.IdempotencyRecords.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == Caller.AccountId && row.Key == stored, cancellation);

        return row switch
        {
            null => null,
            _ when !CryptographicOperations.FixedTimeEquals(row.Fingerprint, Fingerprint) => Problems.Of(ProblemType.IdempotencyKeyReused),
            { ResourceId: { } id } when rewrite is not null && Ids.TryParse(id, out var resource) => Answer.Replay(row.Status, row.Location, await rewrite(resource)),
            _ => Answer.Replay(row.Status, row.Location, row.Body ?? []),
        };
    }

    /// <summary>A structured-field string (<c>"..."</c>) and a bare one are both taken as they stand; an unbalanced quote is a mistake.</summary>
    private static bool IsValid(string value) =>
        value.Length is > 0 and <= 255
        && value.All(letter => letter is > ' ' and <= '~')
        && !(value.Contains('"', StringComparison.Ordinal) && value is not ['"', _, .., '"']);
}

/// <summary>What a request was, as a hash: the same again, or another.</summary>
internal sealed class RequestFingerprint(byte[] hash)
{
    /// <summary>Remembers the body of a request that carries a key; the others are not hashed.</summary>
    public static void Take(HttpContext http, ReadOnlySpan<byte> body)
    {
        if (http.Request.Headers.ContainsKey(IdempotencyKey.Header))
        {
            http.Features.Set(new RequestFingerprint(Hash(http.Request, body)));
        }
    }

    public static byte[] Of(HttpContext http) => http.Features.Get<RequestFingerprint>()?.Bytes ?? Hash(http.Request, []);

    private byte[] Bytes { get; } = hash;

    private static byte[] Hash(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
