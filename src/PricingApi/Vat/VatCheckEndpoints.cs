using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Access;
using PricingApi.Domain.Adjustments;
using PricingApi.Http;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Vat;

/// <summary>Recorded checks of VAT identification numbers: without one VAT is not reversed.</summary>
internal static class VatCheckEndpoints
{
    private const string Example = """{ "vatId": "DE123456789", "consulted": { "outcome": "valid", "source": "VIES", "reference": "WAPIAAAAZ1x2Yc3D" } }""";

    public static void MapVatChecks(this IEndpointRouteBuilder routes)
    {
        var checks = routes.MapGroup("/v1/vat-checks").WithTags("VAT checks");

        checks.MapPost("/", CheckVatId).NeedsSeller(Scope.QuotesWrite).Produces<VatCheckRecord>(201).Refuses(409, 422).Example(Example);
        checks.MapGet("/", ListVatChecks).NeedsSeller(Scope.QuotesRead).Produces<PageResponse<VatCheckRecord>>();
    }

    /// <summary>Records a check of a VAT identification number. The latest one counts for quotes that are made, changed or issued afterwards.</summary>
    /// <remarks>
    /// VAT is reversed only to a business elsewhere in the EU (Directive 2006/112/EC, articles 44 and 196) whose number was found valid by whoever was consulted.
    /// Without a consultation the form alone is checked: the outcome is then invalid or unknown, and the seller's VAT applies.
    /// </remarks>
    internal static async Task<IResult> CheckVatId(
        Body<VatCheckRequest> body, IdempotencyKey? key, Caller caller, IOptions<SellerOptions> seller, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        var now = clock.Now();

        return await db.OnceAsync(key, now, Decide, cancellation);

        Task<IResult> Decide()
        {
            IVatSource source = body.Value.Consulted is { } consulted ? new ConsultedSource(consulted) : new FormSource();
            var check = source.Check(VatIds.Normal(body.Value.VatId), clock.Today());
            if (!check.Accepted)
            {
                return Task.FromResult<IResult>(Problems.Refused(check.Refusals));
            }

            var row = Row(check.Value, caller, now);
            db.Add(row);
            db.Audit(caller, "vatCheck.record", $"vat-checks/{Ids.Format(row.Id)}", now, $"{row.VatId} {row.Outcome}");

            return Task.FromResult<IResult>(Answer.Created("/v1/vat-checks", VatCheckRecord.From(row, seller.Value.VatCheckDays)));
        }
    }

    /// <summary>Lists the recorded checks, oldest first.</summary>
    internal static async Task<IResult> ListVatChecks(
        Page page, [Description("Only checks of this VAT identification number.")] Query<string>? vatId, IOptions<SellerOptions> seller, PricingDbContext db, CancellationToken cancellation)
    {
        var rows = db.VatChecks.AsNoTracking();
        if (vatId is { Value: var stated })
        {
            var wanted = VatIds.Normal(stated);
            rows = rows.Where(row => row.VatId == wanted);
        }

        return page.Answer(await rows.Page(page).ToListAsync(cancellation), row => new(row.CreatedAt, row.Id), row => VatCheckRecord.From(row, seller.Value.VatCheckDays));
    }

    private static VatCheckRow Row(VatCheck check, Caller caller, DateTimeOffset now) => new()
    {
        Id = Ids.New(now),
        AccountId = caller.AccountId,
        VatId = check.VatId,
        Outcome = EnumNames<VatCheckOutcome>.Of(check.Outcome),
        CheckedOn = check.CheckedOn,
        Source = check.Source,
        Reference = check.Reference,
        RecordedBy = caller.ClientId,
        RecordedByActor = caller.Actor,
        CreatedAt = now,
    };
}
