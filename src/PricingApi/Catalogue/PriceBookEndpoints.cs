using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Texts;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>Price books: named sets of tariffs in one currency. Their versions are in <see cref="VersionEndpoints"/>.</summary>
internal static class PriceBookEndpoints
{
    public static void MapPriceBooks(this IEndpointRouteBuilder routes)
    {
        var books = routes.MapGroup("/v1/price-books").WithTags("Price books").NeedsSeller(Scope.CatalogueWrite);

        books.MapPost("/", CreatePriceBook).Produces<PriceBookResponse>(201).Refuses(409).Example(PriceBookExamples.Create);
        books.MapGet("/", ListPriceBooks).Produces<PriceBookList>();
        books.MapGet("/{code}", GetPriceBook).Produces<PriceBookResponse>().Refuses(404);
    }

    /// <summary>Starts a price book; it has no version yet.</summary>
    internal static Task<IResult> CreatePriceBook(
        Body<CreatePriceBookRequest> body, IdempotencyKey? key, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var (code, currency, name, audience) = body.Value;
        var now = clock.GetUtcNow();

        return db.OnceAsync(key, now, DecideAsync, cancellation);

        async Task<IResult> DecideAsync()
        {
            if (Currency.Find(currency) is null)
            {
                return Problems.Refused(ProblemType.InvalidRequest, [new("unknown-currency", "An ISO 4217 code in upper case is expected.", "/currency")]);
            }

            if (TextRules.Refuse(name) is { } reason)
            {
                return Problems.Refused("text-not-allowed", reason, "/name");
            }

            if (audience is not null && TextRules.Refuse(audience) is { } unfit)
            {
                return Problems.Refused("text-not-allowed", unfit, "/audience");
            }

            if (await db.PriceBooks.AnyAsync(row => row.Code == code, cancellation))
            {
                return Problems.Refused("already-exists", $"There is a price book '{code}' already.", "/code");
            }

            var book = new PriceBookRow { Code = code, Currency = currency, Name = name, Audience = audience, CreatedAt = now };
            db.Add(book);
            db.Audit(caller, "priceBook.create", code, now);

            return Answer.Created($"/v1/price-books/{code}", PriceBookResponse.From(book, []));
        }
    }

    /// <summary>Lists the price books, each with its versions.</summary>
    internal static async Task<IResult> ListPriceBooks(PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var books = await db.PriceBooks.AsNoTracking().OrderBy(row => row.Code).ToListAsync(cancellation);
        var versions = await VersionStatuses.SummariesAsync(db, null, clock.GetUtcNow(), cancellation);

        return Answer.Ok(new PriceBookList([.. books.Select(book => PriceBookResponse.From(book, versions[book.Code]))]));
    }

    /// <summary>Shows a price book and its versions.</summary>
    /// <param name="code">Code of the price book.</param>
    internal static async Task<IResult> GetPriceBook(string code, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var book = await db.PriceBooks.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellation);

        return book is null
            ? Problems.NotFound()
            : Answer.Ok(PriceBookResponse.From(book, (await VersionStatuses.SummariesAsync(db, code, clock.GetUtcNow(), cancellation))[code]));
    }
}

/// <summary>All price books, by code.</summary>
public sealed record PriceBookList(IReadOnlyList<PriceBookResponse> Items);
