using Microsoft.EntityFrameworkCore;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Access;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/v1/accounts").WithTags("Accounts").NeedsSeller(Scope.Admin);

        accounts.MapPost("/", CreateAccount).Produces<AccountResponse>(201).Refuses(409, 422).Example("""{ "name": "Bakkerij Jansen BV", "priceBook": "standard" }""");
        accounts.MapGet("/", ListAccounts).Produces<PageResponse<AccountResponse>>();
        accounts.MapGet("/{id:id}", GetAccount).Produces<AccountResponse>().Refuses(404);
        accounts.MapPut("/{id:id}", UpdateAccount).Produces<AccountResponse>().Refuses(404, 409, 412, 422, 428).Example("""{ "name": "Bakkerij Jansen BV", "priceBook": "standard", "suspended": false }""");
    }

    /// <summary>Makes an account for a partner.</summary>
    internal static async Task<IResult> CreateAccount(
        Body<CreateAccountRequest> body, IdempotencyKey? key, Caller caller, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var result = await db.OnceAsync(key, now, async () =>
        {
            if (await RefuseBookAsync(db, body.Value.PriceBook, cancellation) is { } refusal)
            {
                return refusal;
            }

            var row = new AccountRow { Id = Ids.New(now), Name = body.Value.Name, Kind = AccountKinds.Partner, PriceBookCode = body.Value.PriceBook, Segment = body.Value.Segment, CreatedAt = now };
            db.Add(row);
            db.Touch(Stamps.Access);
            db.Audit(caller, "account.create", $"accounts/{Ids.Format(row.Id)}", now);
            return Answer.Created($"/v1/accounts/{Ids.Format(row.Id)}", AccountResponse.From(row));
        }, cancellation);

        await memory.CatchUpAsync(cancellation);
        return result;
    }

    /// <summary>Lists the accounts, oldest first.</summary>
    internal static async Task<IResult> ListAccounts(Page page, PricingDbContext db, CancellationToken cancellation) =>
        page.Answer(await db.Accounts.AsNoTracking().Page(page).ToListAsync(cancellation), row => new(row.CreatedAt, row.Id), AccountResponse.From);

    /// <summary>Shows one account.</summary>
    internal static async Task<IResult> GetAccount(Guid id, PricingDbContext db, CancellationToken cancellation) =>
        await db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } row
            ? Answer.Ok(AccountResponse.From(row), row.RowVersion)
            : Problems.NotFound();

    /// <summary>Renames an account, assigns a price book or a segment to it, suspends it or lets it in again.</summary>
    internal static async Task<IResult> UpdateAccount(
        Guid id, IfMatch ifMatch, Body<UpdateAccountRequest> body, Caller caller, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.Accounts.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        if (ifMatch.Refuses(row.RowVersion) is { } stale)
        {
            return stale;
        }

        if (body.Value.Suspended && row.Kind == AccountKinds.Seller)
        {
            return Problems.Refused("state-conflict", "The seller's own account cannot be suspended.", "/suspended");
        }

        if (await RefuseBookAsync(db, body.Value.PriceBook, cancellation) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        row.Name = body.Value.Name;
        row.PriceBookCode = body.Value.PriceBook;
        row.Segment = body.Value.Segment;
        row.SuspendedAt = body.Value.Suspended ? row.SuspendedAt ?? now : null;
        db.Touch(Stamps.Access);
        db.Audit(caller, "account.update", $"accounts/{Ids.Format(id)}", now);
        await db.SaveChangesAsync(cancellation);
        await memory.CatchUpAsync(cancellation);

        return Answer.Ok(AccountResponse.From(row), row.RowVersion);
    }

    private static async Task<ProblemResult?> RefuseBookAsync(PricingDbContext db, string? code, CancellationToken cancellation) =>
        code is null || await db.PriceBooks.AnyAsync(book => book.Code == code, cancellation)
            ? null
            : Problems.Refused("no-price-book", $"There is no price book '{code}'.", "/priceBook");
}
