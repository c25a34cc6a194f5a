using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PricingApi.Tests.Harness;

/// <summary>Keeps a SQLite file from growing while a test says so: then SQLite finds no room, as on a disk that is full.</summary>
internal sealed class SqliteLimit : DbConnectionInterceptor
{
    private const long Most = 4_294_967_294;

    public bool Full { get; set; }

    /// <remarks>Connections are kept, and each has a limit of its own. A limit below what is there means what is there.</remarks>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count = {(Full ? 1 : Most)}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
