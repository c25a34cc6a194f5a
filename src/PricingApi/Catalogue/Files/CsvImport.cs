using System.Text.Unicode;
using CsvHelper;
using PricingApi.Http;

namespace PricingApi.Catalogue.Files;

/// <summary>Reads a CSV file row by row; the first one names the columns. Rows without any value are passed over.</summary>
internal static class CsvImport
{
    /// <exception cref="RefusedException">It is not UTF-8, or holds nothing.</exception>
    public static Imported Read(byte[] bytes, Dialect dialect)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw Malformed("The body is not valid UTF-8.");
        }

        var stray = default(CsvMalformedRecord?);
        using var csv = CsvReader.Create(bytes, dialect.Reading with { OnMalformedRecord = record => stray = record });
        if (!csv.Read())
        {
            throw Malformed("The body is empty.");
        }

        var imported = new Imported();
        var header = Header.Read([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)], dialect, imported);
        using var json = new RowJson(dialect);

        // Without its columns no row can be read.
        while (header is not null && !imported.IsFull && csv.Read())
        {
            var row = (int)csv.RowNumber;

            if (stray?.RecordNumber == row)
            {
                imported.Begin(row, [new("quote-syntax", "A cell with a quote stands in quotes, and the quote in it twice.", Pointer: "")]);
            }
            else if (!IsBlank(csv))
            {
                Read(csv, row, header, json, imported);
            }
        }

        return imported;
    }

    private static void Read(CsvReader csv, int row, Header header, RowJson json, Imported imported)
    {
        if (csv.FieldCount != header.Count)
        {
            imported.Begin(row, [new("cell-count", $"This row has {csv.FieldCount} cells; the header has {header.Count}.", Pointer: "")]);
            return;
        }

        imported.Read(json.Write(column => header.IndexOf(column) is { } index ? csv.GetString(index) : ""), row, json.Faults);
    }

    private static bool IsBlank(CsvReader csv)
    {
        for (var index = 0; index < csv.FieldCount; index++)
        {
            if (!csv.IsEmpty(index))
            {
                return false;
            }
        }

        return true;
    }

    private static RefusedException Malformed(string detail) => new(Problems.With(ProblemType.MalformedCsv, [new("malformed", detail, Pointer: "")]));
}
