using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;

namespace PricingApi.Http;

/// <summary>Which part of a list is asked for: <c>limit</c> items after <c>cursor</c>, in the order they were created.</summary>
internal sealed class Page : IEndpointParameterMetadataProvider
{
    private const int Usual = 50;
    private const int Most = 1000;

    private readonly CursorSeal _seal;
    private readonly string _scope;
    private readonly DateTimeOffset _now;

    private Page(CursorSeal seal, string scope, DateTimeOffset now) => (_seal, _scope, _now) = (seal, scope, now);

    public int Limit { get; private init; }

    /// <summary>The last item the caller has; null at the start.</summary>
    public Position? After { get; private init; }

    /// <summary>A parameter by which a page was asked for.</summary>
    private string? Asked { get; init; }

    public static ValueTask<Page?> BindAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var services = http.RequestServices;
        var seal = services.GetRequiredService<CursorSeal>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var scope = Scope(http);

        return new(new Page(seal, scope, now)
        {
            Limit = query.TryGetValue("limit", out var limit) ? ParseLimit(limit!) : Usual,
            Asked = query.ContainsKey("limit") ? "limit" : query.ContainsKey("cursor") ? "cursor" : null,
            After = query.TryGetValue("cursor", out var cursor) ? Position.From(seal.Open(cursor!, scope, now)) : null,
        });
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new DocumentedQuery("limit", "How many items to give at most; 50 unless said otherwise.", typeof(int), 1, Most));
        builder.Metadata.Add(new DocumentedQuery("cursor", "Where to go on: next of the answer before, with the same filters.", typeof(string)));
    }

    /// <summary>The reason against a page of what has none, when one was asked for.</summary>
    public ProblemResult? RefuseAny() => Asked is null ? null : Problems.InvalidParameter(Asked, "This form of the list is given whole, not in pages.");

    /// <summary>The answer to a list, from the rows of <see cref="Paging.Page{T}"/>.</summary>
    /// <param name="rows">At most <see cref="Limit"/> + 1 of them.</param>
    public Answer Answer<TRow, TItem>(IReadOnlyList<TRow> rows, Func<TRow, Position> position, Func<TRow, TItem> item)
    {
        var next = rows.Count > Limit ? position(rows[Limit - 1]).Close(_seal, _scope, _now) : null;
        return Http.Answer.Ok(new PageResponse<TItem>([.. rows.Take(Limit).Select(item)], next));
    }

    private static int ParseLimit(string text) =>
        text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit) && int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= Most and var limit
            ? limit
            : throw new RefusedException(Problems.InvalidParameter("limit", $"A whole number from 1 to {Most} is expected."));

    /// <summary>What a cursor is bound to: the account, the list and its filters.</summary>
    private static string Scope(HttpContext http)
    {
        var filters = http.Request.Query.Where(pair => pair.Key is not ("limit" or "cursor")).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        return string.Join('\n', filters.Select(pair => $"{pair.Key}={pair.Value}").Prepend(http.Request.Path.Value).Prepend(Caller.Of(http).AccountId.ToString()));
    }
}

/// <summary>A place in a list: when the item there was created, and its id.</summary>
internal readonly record struct Position(DateTimeOffset Created, Guid Id)
{
    public static Position From((long Ticks, Guid Id) sealedPlace) => new(new(sealedPlace.Ticks, TimeSpan.Zero), sealedPlace.Id);

    public string Close(CursorSeal seal, string scope, DateTimeOffset now) => seal.Close(Created.UtcTicks, Id, scope, now);
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The items, in the order they were created.</param>
/// <param name="Next">The cursor of the part that follows; null when this is the last.</param>
public sealed record PageResponse<T>(IReadOnlyList<T> Items, string? Next);

internal static class Paging
{
    /// <summary>The rows of a page, and one more when there are more.</summary>
    /// <remarks>The rows must have <c>CreatedAt</c> and <c>Id</c>, and an index that ends in both.</remarks>
    public static IQueryable<T> Page<T>(this IQueryable<T> rows, Page page)
        where T : class
    {
        if (page.After is { } after)
        {
            rows = rows.Where(row => EF.Property<DateTimeOffset>(row, "CreatedAt") > after.Created
                || (EF.Property<DateTimeOffset>(row, "CreatedAt") == after.Created && EF.Property<Guid>(row, "Id") > after.Id));
        }

        return rows.OrderBy(row => EF.Property<DateTimeOffset>(row, "CreatedAt")).ThenBy(row => EF.Property<Guid>(row, "Id")).Take(page.Limit + 1);
    }
}
