using System.Buffers;
using System.Text.Json;
using PricingApi.Http;

namespace PricingApi.Catalogue.Files;

/// <summary>Writes the cells of a row as the JSON of a service, so that they are read by the same rules. One after the other, in the same memory.</summary>
internal sealed class RowJson(Dialect dialect) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private Utf8JsonWriter? _json;
    private Func<Column, string> _cell = _ => "";

    /// <summary>Cells that say no number or no tiers where there should be some; they are left out of the JSON.</summary>
    public List<ProblemError> Faults { get; } = [];

    /// <param name="cell">What a row has in a column; no characters when it has nothing.</param>
    /// <returns>JSON; gone when the next row is written.</returns>
    public ReadOnlyMemory<byte> Write(Func<Column, string> cell)
    {
        _cell = cell;
        Faults.Clear();
        _bytes.ResetWrittenCount();
        (_json ??= new(_bytes, Json.ForWriter)).Reset();

        Write(ServiceColumns.Service);
        _json.Flush();
        return _bytes.WrittenMemory;
    }

    public void Dispose() => _json?.Dispose();

    private void Write(Group group)
    {
        var model = group.Model is { } said ? _cell(said) : "";
        _json!.WriteStartObject();
        foreach (var member in group.Members)
        {
            if (member is Column column)
            {
                Write(column, model);
            }
            else if (member is Group inner && (IsFilled(inner) || (inner.Required && Belongs(inner, model))))
            {
                _json.WritePropertyName(inner.Key);
                Write(inner);
            }
        }

        _json.WriteEndObject();
    }

    private void Write(Column column, string model)
    {
        var cell = _cell(column);

        try
        {
            if (column.Kind is CellKind.List or CellKind.Tiers && (cell.Length > 0 || Belongs(column, model)))
            {
                WriteList(column, CellText.Read(cell));
            }
            else if (cell.Length > 0)
            {
                WriteValue(column, cell);
            }
        }
        catch (JsonFault fault)
        {
            Faults.Add(new(fault.Code, fault.Message, Pointer: column.Pointer));
        }
    }

    private void WriteValue(Column column, string cell)
    {
        switch (column.Kind)
        {
            case CellKind.Amount:
                _json!.WriteString(column.Key, dialect.Read(cell, DecimalTextConverter.MostDecimals));
                break;
            case CellKind.Quantity:
                var number = dialect.Read(cell, QuantityConverter.MostDecimals);
                _json!.WritePropertyName(column.Key);
                _json.WriteRawValue(number);
                break;
            case CellKind.Flag when Flag(cell) is { } flag:
                _json!.WriteBoolean(column.Key, flag);
                break;
            default:
                _json!.WriteString(column.Key, CellText.Read(cell));
                break;
        }
    }

    private void WriteList(Column column, string cell)
    {
        var tiers = column.Kind == CellKind.Tiers && cell.Length > 0 ? CellTiers.Read(cell, dialect) : [];
        _json!.WriteStartArray(column.Key);

        foreach (var tier in tiers)
        {
            Write(tier);
        }

        foreach (var name in column.Kind == CellKind.List ? CellList.Read(cell) : [])
        {
            _json.WriteStringValue(name);
        }

        _json.WriteEndArray();
    }

    private void Write((string? UpTo, string UnitPrice, string? FlatFee) tier)
    {
        _json!.WriteStartObject();
        _json.WritePropertyName("upTo");
        _json.WriteRawValue(tier.UpTo ?? "null");
        _json.WriteString("unitPrice", tier.UnitPrice);
        if (tier.FlatFee is not null)
        {
            _json.WriteString("flatFee", tier.FlatFee);
        }

        _json.WriteEndObject();
    }

    /// <summary>Spreadsheets write it in capitals, and in the language of their user.</summary>
    private static bool? Flag(string cell) => cell.ToUpperInvariant() switch { "TRUE" or "WAAR" => true, "FALSE" or "ONWAAR" => false, _ => null };

    private bool IsFilled(Group group) => group.Members.Any(member => member is Column column ? _cell(column).Length > 0 : IsFilled((Group)member));

    /// <summary>What belongs to another charge model is written only when it was filled in, so that it is refused.</summary>
    private static bool Belongs(Member member, string model) => member.Models?.Contains(model) is not false;
}
