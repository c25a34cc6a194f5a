using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Tests.Harness;

/// <summary>Holds every event that any test brings about to the schema of its type, at the moment it is kept.</summary>
internal sealed class BodyCheck(IServiceProvider services) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var row in eventData.Context!.ChangeTracker.Entries<EventRow>().Where(entry => entry.State is EntityState.Added && BodyValidator.Exists).Select(entry => entry.Entity))
        {
            var wrong = await BodyValidator.CheckAsync(row.Type, row.Body, () => services.GetRequiredService<EventSchemas>().AllAsync(CancellationToken.None));
            if (wrong is not "")
            {
                throw new InvalidOperationException($"A body of {row.Type} is not what its schema says: {wrong}");
            }
        }

        return result;
    }
}
