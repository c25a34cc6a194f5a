using System.Globalization;

namespace PricingApi.Http;

/// <summary>A yes: JSON as the exact bytes that are sent, with the tag of the version they show.</summary>
internal sealed class Answer : IResult, IStatusCodeHttpResult
{
    private Answer(int status, ReadOnlyMemory<byte> body) => (Status, Body) = (status, body);

    public int Status { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>What a replay shows in the place of <see cref="Body"/>, where that holds a secret.</summary>
    public ReadOnlyMemory<byte>? Kept { get; private init; }

    /// <summary>What the body can be written from again, so that no copy is kept for replays.</summary>
    public Guid? Resource { get; private init; }

    public string? Location { get; private init; }

    public string? ETag { get; private init; }

    public bool Replayed { get; private init; }

    /// <summary>Whether parts of it change without a new version, so that it is never answered as unchanged.</summary>
    private bool Lively { get; init; }

    public int? StatusCode => Status;

    public static Answer Ok<T>(T value) => new(200, Bytes(value));

    /// <param name="version">The row version, which becomes the ETag.</param>
    public static Answer Ok<T>(T value, int version) => Ok(Bytes(value), version);

    /// <summary>The same, where parts of it change without a new version.</summary>
    public static Answer OkLively<T>(T value, int version) => new(200, Bytes(value)) { ETag = Tag(version), Lively = true };

    /// <param name="kept">The same value without its secret, for replays.</param>
    public static Answer Ok<T>(T value, int version, T kept) => new(200, Bytes(value)) { ETag = Tag(version), Kept = Bytes(kept) };

    /// <summary>Bytes that are ready, with the strong tag that stands for them.</summary>
    public static Answer Tagged(ReadOnlyMemory<byte> json, string tag) => new(200, json) { ETag = tag };

    public static Answer Ok(ReadOnlyMemory<byte> json) => new(200, json);

    public static Answer Ok(ReadOnlyMemory<byte> json, int version) => new(200, json) { ETag = Tag(version) };

    /// <summary>Something new, at <paramref name="location"/>, in its version 1.</summary>
    /// <param name="kept">The same value without its secret, for replays; absent when it has none.</param>
    public static Answer Created<T>(string location, T value, T? kept = default)
        where T : class => new(201, Bytes(value)) { Location = location, ETag = Tag(1), Kept = kept is null ? default(ReadOnlyMemory<byte>?) : Bytes(kept) };

    public static Answer Created(string location, ReadOnlyMemory<byte> json) => new(201, json) { Location = location, ETag = Tag(1) };

    /// <summary>Something new whose first answer can be written again at any time.</summary>
    public static Answer Created(string location, ReadOnlyMemory<byte> json, Guid resource) => new(201, json) { Location = location, ETag = Tag(1), Resource = resource };

    public static Answer NoContent() => new(204, default);

    /// <summary>What was answered before, given again.</summary>
    public static Answer Replay(int status, string? location, ReadOnlyMemory<byte> json) =>
        new(status, json) { Location = location, ETag = status == 201 ? Tag(1) : null, Replayed = true };

    /// <summary>The strong entity tag of a row version.</summary>
    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = ETag is not null && !Lively && HttpMethods.IsGet(httpContext.Request.Method) ? "private, no-cache" : "no-store";

        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (ETag is not null)
        {
            response.Headers.ETag = ETag;
        }

        if (Replayed)
        {
            response.Headers["Idempotent-Replayed"] = "true";
        }

        if (Status == 200 && ETag is not null && !Lively && HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Headers.IfNoneMatch is [_, ..] seen && EntityTags.Matches(seen, ETag))
        {
            response.StatusCode = 304;
            return Task.CompletedTask;
        }

        if (Body.IsEmpty)
        {
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        return response.Body.WriteAsync(Body, httpContext.RequestAborted).AsTask();
    }

    private static ReadOnlyMemory<byte> Bytes<T>(T value) => Json.Bytes(value);
}
