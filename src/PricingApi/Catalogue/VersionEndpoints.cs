using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue.Files;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>Versions of a price book: a draft is edited and validated; publishing freezes it.</summary>
internal static class VersionEndpoints
{
    public static void MapPriceBookVersions(this IEndpointRouteBuilder routes)
    {
        var versions = routes.MapGroup("/v1/price-books/{code}/versions").WithTags("Price books").NeedsSeller(Scope.CatalogueWrite);

        versions.MapPost("/", CreateDraft).Limit(BodyLimit.PriceBook).Produces<VersionResponse>(201).Refuses(404).Example(PriceBookExamples.Content);
        versions.MapGet("/{number:number}", GetVersion).Produces<VersionResponse>().Refuses(404);
        versions.MapPut("/{number:number}", ReplaceDraft).Limit(BodyLimit.PriceBook).Produces<VersionResponse>().Refuses(404, 409).Example(PriceBookExamples.Content).PathExample("number", SampleBook.Draft);
        versions.MapPost("/{number:number}/validate", ValidateVersion).Produces<ValidationResponse>().Refuses(404).PathExample("number", SampleBook.Draft);
        versions.MapPost("/{number:number}/publish", Publishing.PublishVersion).Produces<PublishedResponse>().Refuses(404, 409, 422).Example(PriceBookExamples.Publish).PathExample("number", SampleBook.Draft);
        versions.MapGet("/{number:number}/export", VersionFiles.ExportVersion).Produces<PriceBookContent>(200, MediaTypes.Json, MediaTypes.Csv).Produces(304).Refuses(404);
        versions.MapPost("/{number:number}/import", VersionFiles.ImportVersion).Limit(BodyLimit.PriceBookFile).Produces<ImportResponse>().Refuses(404, 409, 422).Example(PriceBookExamples.Content).CsvExample(PriceBookExamples.Csv).PathExample("number", SampleBook.Draft);
    }

    /// <summary>Starts a draft of the next version. It may break rules until it is published.</summary>
    /// <param name="code">Code of the price book.</param>
    internal static async Task<IResult> CreateDraft(
        string code, DraftBody body, IdempotencyKey? key, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.PriceBooks.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellation) is not { } book)
        {
            return Problems.NotFound();
        }

        return await CreateAsync(book, body.Content, "priceBook.createDraft", key, caller, db, clock.GetUtcNow(), cancellation);
    }

    /// <summary>Shows a version with all its services.</summary>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> GetVersion(string code, int number, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        return Answer.Ok(Show(row, currency, await VersionStatuses.OfAsync(db, row, clock.GetUtcNow(), cancellation)), row.RowVersion);
    }

    /// <summary>Replaces the services of a draft. A published version never changes.</summary>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> ReplaceDraft(
        string code, int number, DraftBody body, IfMatch ifMatch, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        if (row.Status != "draft")
        {
            return Problems.Refused("state-conflict", "A published version never changes: start a new draft.");
        }

        if (ifMatch.Refuses(row.RowVersion) is { } stale)
        {
            return stale;
        }

        row.Edit(Bytes(body.Content, currency), caller, clock.GetUtcNow());
        db.Audit(caller, "priceBook.replaceDraft", $"{code}/{number}", row.UpdatedAt);
        await db.SaveChangesAsync(cancellation);

        return Answer.Ok(Show(row, currency, VersionStatus.Draft), row.RowVersion);
    }

    /// <summary>Says everything that stands in the way of publishing, without changing anything.</summary>
    /// <remarks>Among the warnings, <c>tariff-differs</c> names each service that accounts of one segment would pay differently for, as some of them quote from another price book.</remarks>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> ValidateVersion(
        string code, int number, PublishRules rules, LikeAccounts alike, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        var (services, money, now) = (Read(row).ToServices(), Currency.Find(currency)!, clock.GetUtcNow());
        var errors = rules.Check(services, money, now, now);

        // Warnings are looked for only in what could be published.
        return Answer.Ok(errors is []
            ? new ValidationResponse(true, [], [.. rules.Warn(services, now), .. await alike.CompareAsync(db, code, services, money, now, cancellation)])
            : new ValidationResponse(false, [.. errors.Select(Finding.From)], []));
    }

    /// <summary>Makes a draft of the next version of a book.</summary>
    /// <param name="action">What the audit calls it.</param>
    internal static async Task<IResult> CreateAsync(
        PriceBookRow book, PriceBookContent content, string action, IdempotencyKey? key, Caller caller, PricingDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var document = Bytes(content, book.Currency);

        while (true)
        {
            try
            {
                return await db.OnceAsync(key, now, DecideAsync, cancellation);
            }
            catch (DbUpdateException fault) when (fault is DbUpdateConcurrencyException || fault.IsDuplicateIn("price_book_versions"))
            {
                // Another draft took the number meanwhile.
                db.ChangeTracker.Clear();
            }
        }

        async Task<IResult> DecideAsync()
        {
            var owner = await db.PriceBooks.SingleAsync(row => row.Code == book.Code, cancellation);
            var draft = DraftRows.New(book.Code, owner.NextVersion++, document, caller, now);
            db.Add(draft);
            db.Audit(caller, action, $"{book.Code}/{draft.Number}", now);

            return Answer.Created($"/v1/price-books/{book.Code}/versions/{draft.Number}", Show(draft, book.Currency, VersionStatus.Draft));
        }
    }

    /// <summary>A tracked version with the currency of its book.</summary>
    internal static async Task<(PriceBookVersionRow Row, string Currency)?> FindAsync(PricingDbContext db, string code, int number, CancellationToken cancellation)
    {
        var found = await db.PriceBookVersions
            .Where(row => row.BookCode == code && row.Number == number)
            .Join(db.PriceBooks, row => row.BookCode, book => book.Code, (row, book) => new { Row = row, book.Currency })
            .SingleOrDefaultAsync(cancellation);

        return found is null ? null : (found.Row, found.Currency);
    }

    internal static PriceBookContent Read(PriceBookVersionRow row) =>
        JsonSerializer.Deserialize<PriceBookContent>(row.Document, Json.Wire) ?? throw new InvalidDataException("A stored version is empty.");

    /// <summary>The services of a version, each once: a draft may list one twice.</summary>
    internal static List<Service> Services(PriceBookVersionRow row) => [.. Read(row).ToServices().DistinctBy(service => service.Code)];

    /// <summary>What may surprise, in the version by itself.</summary>
    internal static byte[] Bytes(PriceBookContent content, string currency) => content.ToBytes(Currency.Find(currency)!);

    internal static VersionResponse Show(PriceBookVersionRow row, string currency, VersionStatus status) => new(
        new(row.BookCode, row.Number),
        currency,
        status,
        row.EffectiveFrom,
        row.PublishedAt,
        row.CreatedAt,
        row.UpdatedAt,
        Editor.From(row.EditedBy, row.EditedByActor),
        Convert.ToHexStringLower(row.Hash),
        Read(row).Services);
}
