using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace PricingApi.Storage;

internal static class Bulk
{
    /// <summary>COPY takes two round trips, and is worth them for more rows than this.</summary>
    private const int Few = 4;

    /// <summary>Inserts rows within the present transaction; many of them on PostgreSQL by COPY, which costs a fraction of as many INSERTs.</summary>
    public static async Task InsertAsync<TRow>(this PricingDbContext db, IReadOnlyCollection<TRow> rows, CancellationToken cancellation)
        where TRow : class
    {
        if (rows.Count is 0)
        {
            return;
        }

        if (rows.Count <= Few || db.Database.IsSqlite())
        {
            db.AddRange(rows);
            await db.SaveChangesAsync(cancellation);
            return;
        }

        var table = db.Model.FindEntityType(typeof(TRow))!;
        var columns = table.GetProperties().ToList();
        await using var copy = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginBinaryImportAsync(
            $"COPY {table.GetTableName()} ({string.Join(", ", columns.Select(column => column.GetColumnName()))}) FROM STDIN (FORMAT BINARY)", cancellation);

        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var column in columns)
            {
                await (Stored(column, row) is { } value ? copy.WriteAsync(value, column.GetColumnType(), cancellation) : copy.WriteNullAsync(cancellation));
            }
        }

        await copy.CompleteAsync(cancellation);
    }

    private static object? Stored(IProperty column, object row)
    {
        var value = column.GetGetter().GetClrValue(row);
        return column.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
