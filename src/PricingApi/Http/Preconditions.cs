using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PricingApi.Http;

/// <summary>The version a caller read before asking for a change: the If-Match header. A handler that takes it as nullable does not demand it.</summary>
internal sealed record IfMatch(IReadOnlyList<string> Tags) : IEndpointParameterMetadataProvider
{
    public static ValueTask<IfMatch?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var headers = http.Request.Headers;

        if (headers.IfNoneMatch is ["*"])
        {
            throw new RefusedException(Problems.Of(ProblemType.PreconditionFailed, "If-None-Match: * asks that there be nothing here yet, and there is."));
        }

        if (headers.IfMatch.Count == 0 && parameter.IsOptionalReference())
        {
            return default;
        }

        if (headers.IfMatch is not [_, ..] given || given is ["*"])
        {
            throw new RefusedException(Problems.Of(ProblemType.PreconditionRequired));
        }

        // A weak tag never matches (RFC 9110, 13.1.1), so it is left out here.
        return EntityTagHeaderValue.TryParseStrictList(given.ToArray()!, out var tags) && !tags.Contains(EntityTagHeaderValue.Any)
            ? new(new IfMatch([.. tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString())]))
            : throw new RefusedException(Problems.InvalidHeader("If-Match", "Entity tags in double quotes are expected, as the ETag header gave them."));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DocumentedHeader(HeaderNames.IfMatch, !parameter.IsOptionalReference(), $"The ETag of the version that was read.{(parameter.IsOptionalReference() ? "" : " The one that is shown is that of what has not changed since it was made.")}", Answer.Tag(1)));

    /// <summary>The answer when the resource is no longer as the caller read it; null when it is.</summary>
    public ProblemResult? Refuses(int version) =>
        Tags.Contains(Answer.Tag(version)) ? null : Problems.Of(ProblemType.PreconditionFailed);
}

/// <summary>Comparison of entity tags for reading (RFC 9110, 13.1.2).</summary>
internal static class EntityTags
{
    /// <summary>Whether an If-None-Match header names <paramref name="tag"/>; a header that cannot be read names nothing.</summary>
    public static bool Matches(StringValues ifNoneMatch, string tag) =>
        (ifNoneMatch.Count == 1 && ifNoneMatch[0] == tag)
        || (EntityTagHeaderValue.TryParseStrictList(ifNoneMatch.ToArray()!, out var tags)
            && tags.Any(each => each == EntityTagHeaderValue.Any || each.Tag == tag));
}
