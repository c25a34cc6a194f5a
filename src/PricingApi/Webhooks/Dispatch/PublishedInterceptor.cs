using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Wakes the worker when an event has been committed, whoever published it.</summary>
internal sealed class PublishedInterceptor(DispatchSignal signal) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, object> _publishing = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context!);
        return new(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        WakeUnlessPending(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        WakeUnlessPending(eventData.Context!);
        return new(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Wake(eventData.Context!);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake(eventData.Context!);
        return Task.CompletedTask;
    }

    private void Note(DbContext db)
    {
        if (db.ChangeTracker.Entries().Any(entry => entry is { State: EntityState.Added, Entity: EventRow or DeliveryRow }))
        {
            _publishing.AddOrUpdate(db, db);
        }
    }

    /// <summary>Inside a transaction nothing is committed yet.</summary>
    private void WakeUnlessPending(DbContext db)
    {
        if (db.Database.CurrentTransaction is null)
        {
            Wake(db);
        }
    }

    private void Wake(DbContext db)
    {
        if (_publishing.Remove(db))
        {
            signal.Wake();
        }
    }
}
