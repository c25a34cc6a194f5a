using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PricingApi.Storage;

/// <summary>Lets transactions write to the SQLite file one after the other, in the order they asked.</summary>
/// <remarks>
/// The file takes one writer at a time anyway. Left to themselves the others try again after ever longer pauses,
/// each holding a thread: under load one in a hundred then waits for seconds. Here they wait in line, without a thread.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore makes no wait handle, and contexts may close after the database object is gone.")]
internal sealed class SqliteTurns : DbTransactionInterceptor, IDbConnectionInterceptor
{
    /// <summary>After this long the file itself is asked, which answers that it is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _free = new(1);
    private readonly ConditionalWeakTable<DbConnection, object> _has = [];

    /// <remarks>The transaction is begun here: what fails on the way must close the connection, which EF Core would leave open.</remarks>
    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        try
        {
            if (!_has.TryGetValue(connection, out _) && _free.Wait(Patience))
            {
                _has.Add(connection, connection);
            }

            return InterceptionResult<DbTransaction>.SuppressWithResult(connection.BeginTransaction(eventData.IsolationLevel));
        }
        catch
        {
            eventData.Context!.Database.CloseConnection();
            throw;
        }
    }

    /// <inheritdoc cref="TransactionStarting"/>
    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        try
        {
            if (!_has.TryGetValue(connection, out _) && await _free.WaitAsync(Patience, cancellationToken))
            {
                _has.Add(connection, connection);
            }

            return InterceptionResult<DbTransaction>.SuppressWithResult(connection.BeginTransaction(eventData.IsolationLevel));
        }
        catch
        {
            await eventData.Context!.Database.CloseConnectionAsync();
            throw;
        }
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => End(eventData.Context!.Database.GetDbConnection());

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(eventData.Context!.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    /// <remarks>A transaction that fails or is given up is not announced: but then its connection closes.</remarks>
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => End(connection);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        End(connection);
        return Task.CompletedTask;
    }

    private void End(DbConnection connection)
    {
        if (_has.Remove(connection))
        {
            _free.Release();
        }
    }
}
