using System.Text.Json;
using CsvHelper;

namespace PricingApi.Catalogue.Files;

/// <summary>Writes the stored services of a version as CSV, row by row; the same bytes each time.</summary>
internal static class CsvExport
{
    /// <param name="document">The stored JSON.</param>
    public static async Task WriteAsync(ReadOnlyMemory<byte> document, Dialect dialect, Stream to, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(to, dialect.Writing, leaveOpen: true);

        foreach (var column in ServiceColumns.All)
        {
            csv.WriteField(column.Name);
        }

        await csv.EndRecordAsync(cancellation);

        foreach (var slice in ServiceSlices.Of(document))
        {
            using var service = JsonDocument.Parse(slice);
            Write(csv, service.RootElement, ServiceColumns.Service, dialect);
            await csv.EndRecordAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    private static void Write(CsvWriter csv, JsonElement part, Group group, Dialect dialect)
    {
        foreach (var member in group.Members)
        {
            var value = part.ValueKind == JsonValueKind.Object && part.TryGetProperty(member.Key, out var given) ? given : default;

            if (member is Group inner)
            {
                Write(csv, value, inner, dialect);
            }
            else
            {
                csv.WriteField(Cell(value, (Column)member, dialect));
            }
        }
    }

    /// <summary>Nothing where the service has nothing.</summary>
    private static string? Cell(JsonElement value, Column column, Dialect dialect) =>
        (value.ValueKind, column.Kind) switch
        {
            (JsonValueKind.Undefined or JsonValueKind.Null, _) => null,
            (JsonValueKind.Array, _) when value.GetArrayLength() == 0 => null,
            (_, CellKind.Amount) => dialect.Write(value.GetString()!),
            (_, CellKind.Quantity) => dialect.Write(value.GetRawText()),
            (_, CellKind.Flag) => value.GetRawText(),
            (_, CellKind.List) => CellText.Write(CellList.Write(value.EnumerateArray().Select(name => name.GetString()!))),
            (_, CellKind.Tiers) => CellText.Write(CellTiers.Write(value.EnumerateArray(), dialect)),
            _ => CellText.Write(value.GetString()!),
        };
}
