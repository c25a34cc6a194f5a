using CsvHelper;
using PricingApi.Catalogue.Files;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;

namespace PricingApi.Catalogue.Differences;

/// <summary>Writes what differs between two versions as CSV: a row for each service.</summary>
internal static class DiffCsv
{
    private static readonly IReadOnlyList<string> Columns =
        ["service", "name", "change", "unit", "chargePeriod", "quantity", "currency", "before", "after", "difference", "percentage", "members"];

    public static async Task WriteAsync(VersionDiffResponse diff, Dialect dialect, Stream to, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.Create(to, dialect.Writing, leaveOpen: true);

        foreach (var column in Columns)
        {
            csv.WriteField(column);
        }

        await csv.EndRecordAsync(cancellation);

        foreach (var service in diff.Services)
        {
            foreach (var cell in Cells(service, diff.Currency, dialect))
            {
                csv.WriteField(cell);
            }

            await csv.EndRecordAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    /// <summary>In the order of the columns.</summary>
    private static IEnumerable<string?> Cells(ServiceDifferenceResponse service, string currency, Dialect dialect) =>
    [
        CellText.Write(service.Service),
        CellText.Write(service.Name),
        EnumNames<ServiceChange>.Of(service.Change),
        CellText.Write(service.Unit),
        EnumNames<ChargePeriod>.Of(service.ChargePeriod),
        dialect.Write(Decimals.Plain(service.Quantity)),
        currency,
        Number(service.Before, dialect),
        Number(service.After, dialect),
        Number(service.Difference, dialect),
        Number(service.Percentage, dialect),
        CellList.Write(service.Members),
    ];

    private static string? Number(string? number, Dialect dialect) => number is null ? null : dialect.Write(number);
}
