using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Vat;

/// <summary>The recorded checks of VAT identification numbers. Only for customers whose VAT could be reversed is the database asked.</summary>
internal sealed class VatChecks(IServiceScopeFactory scopes, IOptions<SellerOptions> options)
{
    /// <summary>The check of the latest day of the customer's number, unless that is too long ago to prove anything.</summary>
    public async ValueTask<VatCheck?> LatestAsync(Customer customer, DateOnly today, CancellationToken cancellation)
    {
        if (customer is not { VatId: { } stated, Kind: not CustomerKind.Consumer } || customer.Country == options.Value.Country || !Countries.AreInEu(customer.Country))
        {
            return null;
        }

        var (vatId, since) = (VatIds.Normal(stated), today.AddDays(-options.Value.VatCheckDays));
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<PricingDbContext>().VatChecks.AsNoTracking()
            .Where(check => check.VatId == vatId)
            .OrderByDescending(check => check.CheckedOn).ThenByDescending(check => check.CreatedAt).ThenByDescending(check => check.Id)
            .FirstOrDefaultAsync(cancellation);

        return row is null || row.CheckedOn < since ? null : Read(row);
    }

    public static VatCheck Read(VatCheckRow row) => new(
        row.VatId,
        EnumNames<VatCheckOutcome>.TryParse(row.Outcome, out var outcome) ? outcome : throw new InvalidDataException($"A VAT check cannot be '{row.Outcome}'."),
        row.CheckedOn,
        row.Source,
        row.Reference);
}
