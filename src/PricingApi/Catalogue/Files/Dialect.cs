using System.Text;
using CsvHelper;
using PricingApi.Http;

namespace PricingApi.Catalogue.Files;

/// <summary>What stands before the decimals in a CSV file.</summary>
public enum DecimalSign
{
    Point,
    Comma,
}

/// <summary>The two ways in which spreadsheets of the world write CSV: point and comma, or comma and semicolon.</summary>
internal sealed class Dialect
{
    private static readonly Dialect Point = new('.', ',', "a full stop");

    private static readonly Dialect Comma = new(',', ';', "a comma");

    private readonly char _sign;
    private readonly string _signName;

    private Dialect(char sign, char separator, string signName)
    {
        (_sign, _signName, Separator) = (sign, signName, separator);
        Writing = CsvWriterOptions.Default with { Separator = separator, WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };
        Reading = CsvReaderOptions.Default with { Separator = separator, HasHeader = false, SkipEmptyLines = false };
    }

    public char Separator { get; }

    public CsvWriterOptions Writing { get; }

    public CsvReaderOptions Reading { get; }

    public static Dialect Of(DecimalSign? sign) => sign is DecimalSign.Comma ? Comma : Point;

    /// <param name="number">As in JSON.</param>
    public string Write(string number) => number.Replace('.', _sign);

    /// <summary>The number as in JSON, or a fault that says why not.</summary>
    public string Read(string cell, int mostDecimals)
    {
        var number = _sign == '.' ? cell : cell.Replace('.', '!').Replace(_sign, '.');

        try
        {
            ExactDecimal.Parse(Encoding.UTF8.GetBytes(number), mostDecimals);
            return number;
        }
        catch (JsonFault fault) when (fault.Code == "not-decimal")
        {
            throw new JsonFault(fault.Code, $"A decimal number is expected: digits, and {_signName} before decimals.");
        }
    }
}
