using Microsoft.EntityFrameworkCore;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Secrets;

/// <summary>At the start, seals with the current key what an older one had sealed, so that the older can be taken away.</summary>
internal static partial class Renewal
{
    private const int Batch = 200;

    public static async Task RenewSecretsAsync(this WebApplication app)
    {
        if (Describing.Only)
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var (renewed, unreadable) = await RenewAsync(scope.ServiceProvider.GetRequiredService<PricingDbContext>(), app.Services.GetRequiredService<EndpointSecrets>());

        if (renewed > 0)
        {
            Renewed(app.Logger, renewed);
        }

        if (unreadable > 0)
        {
            Unreadable(app.Logger, unreadable);
        }

        if (app.Environment.IsProduction() && app.Services.GetRequiredService<Keyring>().Current == Keyring.Installation)
        {
            KeyInDatabase(app.Logger);
        }
    }

    internal static async Task<(int Renewed, int Unreadable)> RenewAsync(PricingDbContext db, EndpointSecrets secrets)
    {
        var (renewed, unreadable, after) = (0, 0, Guid.Empty);

        while (await NextAsync(db, after) is [_, ..] rows)
        {
            foreach (var row in rows.Where(row => !secrets.IsCurrent(row)))
            {
                if (secrets.Renew(row))
                {
                    renewed += await SaveAsync(db, row);
                }
                else
                {
                    unreadable++;
                }
            }

            after = rows[^1].Id;
        }

        return (renewed, unreadable);
    }

    private static Task<List<EndpointRow>> NextAsync(PricingDbContext db, Guid after) =>
        db.Endpoints.AsNoTracking().Where(row => row.Id > after && row.Status != EndpointStatuses.Deleted).OrderBy(row => row.Id).Take(Batch).ToListAsync();

    /// <summary>No change its owner would see, so its version stays; whoever changed it meanwhile has used a key of today.</summary>
    private static Task<int> SaveAsync(PricingDbContext db, EndpointRow renewed) =>
        db.Endpoints.Where(row => row.Id == renewed.Id && row.RowVersion == renewed.RowVersion).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Secret, renewed.Secret)
            .SetProperty(row => row.PreviousSecret, renewed.PreviousSecret)
            .SetProperty(row => row.Headers, renewed.Headers));

    [LoggerMessage(LogLevel.Information, "The secrets of {Count} webhook endpoints are encrypted with the current key now")]
    private static partial void Renewed(ILogger logger, int count);

    [LoggerMessage(LogLevel.Error, "The secrets of {Count} webhook endpoints cannot be read: the key they were encrypted with is missing from Webhooks:Keys")]
    private static partial void Unreadable(ILogger logger, int count);

    [LoggerMessage(LogLevel.Warning, "The secrets of webhook endpoints are encrypted with a key that is kept in the same database; Webhooks:Keys and Webhooks:Key can name one that is kept elsewhere")]
    private static partial void KeyInDatabase(ILogger logger);
}
