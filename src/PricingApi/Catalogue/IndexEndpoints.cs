using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Texts;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>Indexes that prices follow: each value is published with its date and source, and stays.</summary>
internal static class IndexEndpoints
{
    /// <summary>One a day for more than a quarter of a century.</summary>
    private const int MostValues = 10_000;

    private const string Example = """{ "date": "2026-02-01", "value": "1.74", "source": "Recommended pump price of diesel per litre, without VAT" }""";

    public static void MapIndexes(this IEndpointRouteBuilder routes)
    {
        var indexes = routes.MapGroup("/v1/indexes").WithTags("Indexes");

        indexes.MapGet("/", ListIndexes).Needs(Scope.CatalogueRead).Produces<IndexList>();
        indexes.MapGet("/{code}", GetIndex).Needs(Scope.CatalogueRead).Produces<IndexResponse>().Refuses(404);
        indexes.MapPost("/{code}/values", PublishIndexValue).NeedsSeller(Scope.CatalogueWrite).Produces<IndexResponse>(201).Refuses(409, 422).Example(Example);
    }

    /// <summary>Lists the indexes that prices may follow, each with the value that counts today.</summary>
    internal static IResult ListIndexes(Indexes indexes, SellerClock clock) =>
        Answer.Ok(new IndexList([.. indexes.Codes.Select(code => new IndexSummary(code, InForce(indexes, code, clock)))]));

    /// <summary>Shows an index with all its values.</summary>
    /// <param name="code">Code of the index.</param>
    internal static IResult GetIndex(string code, Indexes indexes, SellerClock clock) =>
        indexes.Of(code) is [] ? Problems.NotFound() : Answer.Ok(Show(code, indexes, clock));

    /// <summary>Publishes a value of an index; the first one makes the index.</summary>
    /// <remarks>Quotes made on its date or later follow it. Those made before keep the value they were made with.</remarks>
    /// <param name="code">Code of the index: an upper-case letter or digit, then up to 63 of A-Z 0-9 . _ -</param>
    internal static async Task<IResult> PublishIndexValue(
        string code, Body<PublishIndexValueRequest> body, IdempotencyKey? key, Caller caller, Indexes indexes, Memory memory, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        var (date, value, source) = body.Value;
        var now = clock.Now();
        var result = await db.OnceAsync(key, now, DecideAsync, cancellation);
        await memory.CatchUpAsync(cancellation);

        return result;

        async Task<IResult> DecideAsync()
        {
            if (Refusals(code, body.Value, clock.Today()).ToList() is { Count: > 0 } refusals)
            {
                return Problems.Refused(refusals);
            }

            var dates = await db.IndexValues.Where(row => row.Code == code).Select(row => row.Date).ToListAsync(cancellation);
            if (dates.Contains(date))
            {
                return Problems.Refused("already-exists", $"'{code}' has a value of {date:O} already; a value never changes.", "/date");
            }

            if (dates.Count >= MostValues)
            {
                return Problems.Refused("too-many-values", $"An index holds at most {MostValues} values.");
            }

            db.Add(new IndexValueRow { Code = code, Date = date, Value = Decimals.Plain(value), Source = source, PublishedAt = now });
            db.Audit(caller, "index.publishValue", $"{code}/{date:O}", now);
            db.Touch(Stamps.Indexes);
            var published = new IndexValue(code, date, value, source);
            List<IndexValue> values = [.. indexes.Of(code).Where(each => each.Date != date), published];

            return Answer.Created($"/v1/indexes/{code}", Show(code, [.. values.OrderBy(each => each.Date)], clock));
        }
    }

    private static IEnumerable<Refusal> Refusals(string code, PublishIndexValueRequest value, DateOnly today)
    {
        if (!IndexClause.IsCode(code))
        {
            yield return new("code-invalid", "The code of an index is an upper-case letter or digit, then at most 63 of A-Z 0-9 . _ -.");
        }

        if (!IndexClause.IsValue(value.Value))
        {
            yield return new("amount-out-of-range", "A value lies above 0 and below 1,000,000,000, with at most six decimals.", "/value");
        }

        if (value.Date > today.AddYears(1))
        {
            yield return new("date-out-of-range", "A value is published at most a year before it counts.", "/date");
        }

        if (TextRules.Refuse(value.Source) is { } reason)
        {
            yield return new("text-not-allowed", reason, "/source");
        }
    }

    private static IndexResponse Show(string code, Indexes indexes, SellerClock clock) => Show(code, indexes.Of(code), clock);

    private static IndexResponse Show(string code, IReadOnlyList<IndexValue> values, SellerClock clock) => new(
        code,
        values.LastOrDefault(value => value.Date <= clock.Today()) is { } current ? IndexValueResponse.From(current) : null,
        [.. values.Reverse().Select(IndexValueResponse.From)]);

    private static IndexValueResponse? InForce(Indexes indexes, string code, SellerClock clock) =>
        indexes.InForce(code, clock.Today()) is { } value ? IndexValueResponse.From(value) : null;
}
