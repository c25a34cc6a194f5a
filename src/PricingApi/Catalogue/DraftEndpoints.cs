using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Catalogue;

/// <summary>Work on drafts without sending them whole, and taking back what has not started.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var versions = routes.MapGroup("/v1/price-books/{code}/versions/{number:number}").WithTags("Price books").NeedsSeller(Scope.CatalogueWrite);

        versions.MapDelete("/", DeleteDraft).Produces(204).Refuses(404, 409, 412).PathExample("number", SampleBook.Draft);
        versions.MapPost("/copy", CopyVersion).Produces<VersionResponse>(201).Refuses(404, 409, 422).Example("""{ "change": { "percentage": "3", "category": "transport" } }""");
        versions.MapPut("/services/{service}", PutService).Produces<VersionResponse>().Refuses(404, 409, 412, 422, 428).Example(PriceBookExamples.Service).PathExample("number", SampleBook.Draft);
        versions.MapDelete("/services/{service}", RemoveService).Produces<VersionResponse>().Refuses(404, 409, 412, 428).PathExample("number", SampleBook.Draft);
        versions.MapPost("/withdraw", WithdrawVersion).Produces<VersionResponse>().Refuses(404, 409, 412).PathExample("number", SampleBook.Draft);
    }

    /// <summary>Deletes a draft. What was published stays.</summary>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> DeleteDraft(
        string code, int number, IfMatch? ifMatch, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, _))
        {
            return Problems.NotFound();
        }

        if ((RefuseUnlessDraft(row) ?? ifMatch?.Refuses(row.RowVersion)) is { } refusal)
        {
            return refusal;
        }

        db.Remove(row);
        db.Audit(caller, "priceBook.deleteDraft", $"{code}/{number}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);

        return Answer.NoContent();
    }

    /// <summary>Copies a version into a new draft of the same or another price book, with prices changed by a percentage if that is asked for.</summary>
    /// <remarks>Each price is rounded half away from zero to as many decimals as it has, and at least the currency's.</remarks>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> CopyVersion(
        string code, int number, Body<CopyVersionRequest>? body, IdempotencyKey? key, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        var change = body?.Value.Change?.ToChange();
        if (change?.Refuse() is { } reason)
        {
            return Problems.Refused("amount-out-of-range", reason, "/change/percentage");
        }

        var target = body?.Value.PriceBook ?? code;
        var book = await db.PriceBooks.AsNoTracking().SingleOrDefaultAsync(each => each.Code == target, cancellation);
        if (book?.Currency != currency)
        {
            return book is null
                ? Problems.Refused("no-price-book", $"There is no price book '{target}'.", "/priceBook")
                : Problems.Refused("currency-mismatch", $"'{target}' is in {book.Currency}, this version in {currency}.", "/priceBook");
        }

        var money = Currency.Find(currency)!;
        var services = VersionEndpoints.Read(row).ToServices();
        if (change?.Category is { } category && services.TrueForAll(service => service.Category != category))
        {
            return Problems.Refused("unknown-category", $"No service has the category '{category}': no price would change.", "/change/category");
        }

        var content = new PriceBookContent([.. services.Select(service => ServiceContract.From(change?.Apply(service, money) ?? service, money))]);

        return await VersionEndpoints.CreateAsync(book, content, "priceBook.copy", key, caller, db, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Replaces one service of a draft, in its place, or adds it at the end.</summary>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    /// <param name="service">Code of the service, the same as in the body.</param>
    internal static Task<IResult> PutService(
        string code, int number, string service, Body<ServiceContract> body, IfMatch ifMatch, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation) =>
        body.Value.Code != service
            ? Task.FromResult<IResult>(Problems.Refused("code-invalid", $"The address says '{service}'.", "/code"))
            : EditAsync(code, number, "priceBook.putService", ifMatch, caller, db, clock, services => Put(services, body.Value), cancellation);

    /// <summary>Takes one service out of a draft.</summary>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    /// <param name="service">Code of the service.</param>
    internal static Task<IResult> RemoveService(
        string code, int number, string service, IfMatch ifMatch, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation) =>
        EditAsync(code, number, "priceBook.removeService", ifMatch, caller, db, clock, services => services.RemoveAll(each => each.Code == service) > 0, cancellation);

    /// <summary>Takes back a published version before it starts: it will never be in effect. Doing it again answers the same.</summary>
    /// <remarks>A version that has started is superseded by publishing another. No version of the sample data is scheduled: first publish its draft with a later `effectiveFrom`.</remarks>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> WithdrawVersion(
        string code, int number, IfMatch? ifMatch, Caller caller, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        var now = clock.GetUtcNow();
        if (row.WithdrawnAt is null)
        {
            if (ifMatch?.Refuses(row.RowVersion) is { } stale)
            {
                return stale;
            }

            if (!(row.EffectiveFrom > now) || row.StartToldAt is not null)
            {
                return Problems.Refused("state-conflict", row.EffectiveFrom is null ? "A draft is deleted, not withdrawn." : "This version has started: publish another to take its place.");
            }

            (row.WithdrawnAt, row.UpdatedAt) = (now, now);
            db.PublishPriceBook(row, WebhookEvents.PriceBookWithdrawn, now);
            db.Audit(caller, "priceBook.withdraw", $"{code}/{number}", now);
            db.Touch(Stamps.Catalogue);
            await db.SaveChangesAsync(cancellation);
            await memory.CatchUpAsync(cancellation);
        }

        return Answer.Ok(VersionEndpoints.Show(row, currency, VersionStatus.Withdrawn), row.RowVersion);
    }

    private static async Task<IResult> EditAsync(
        string code, int number, string action, IfMatch ifMatch, Caller caller, PricingDbContext db, TimeProvider clock, Func<List<ServiceContract>, bool> edit, CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        if ((RefuseUnlessDraft(row) ?? ifMatch.Refuses(row.RowVersion)) is { } refusal)
        {
            return refusal;
        }

        var services = VersionEndpoints.Read(row).Services.ToList();
        if (!edit(services))
        {
            return Problems.NotFound();
        }

        row.Edit(VersionEndpoints.Bytes(new(services), currency), caller, clock.GetUtcNow());
        db.Audit(caller, action, $"{code}/{number}", row.UpdatedAt);
        await db.SaveChangesAsync(cancellation);

        return Answer.Ok(VersionEndpoints.Show(row, currency, VersionStatus.Draft), row.RowVersion);
    }

    private static bool Put(List<ServiceContract> services, ServiceContract service)
    {
        if (services.FindIndex(each => each.Code == service.Code) is >= 0 and var place)
        {
            services[place] = service;
        }
        else
        {
            services.Add(service);
        }

        return true;
    }

    internal static ProblemResult? RefuseUnlessDraft(PriceBookVersionRow row) =>
        row.Status == "draft" ? null : Problems.Refused("state-conflict", "A published version never changes: copy it into a draft.");
}
