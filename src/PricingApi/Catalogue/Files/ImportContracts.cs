using System.Text.Json.Serialization;

namespace PricingApi.Catalogue.Files;

/// <summary>The form of a file.</summary>
public enum FileFormat
{
    Json,
    Csv,
}

/// <summary>What an import does, or would do, to a draft.</summary>
/// <param name="Applied">Whether the draft now holds the services of the file.</param>
/// <param name="Rows">Services in the file.</param>
/// <param name="Added">Services by codes that the draft did not have. This number and the next three are 0 while there are errors.</param>
/// <param name="Changed">Services that differ from those of the same code in the draft.</param>
/// <param name="Removed">Services of the draft that the file does not have.</param>
/// <param name="Unchanged">Services that are the same in both.</param>
/// <param name="Errors">What cannot be read, at most 10,000; it keeps the file from being applied.</param>
/// <param name="Findings">Rules that are broken, which keeps the draft from being published; at most 10,000. Not looked for while there are errors.</param>
public sealed record ImportResponse(
    bool Applied, int Rows, int Added, int Changed, int Removed, int Unchanged, IReadOnlyList<ImportFinding> Errors, IReadOnlyList<ImportFinding> Findings);

/// <summary>Something found in a file.</summary>
/// <param name="Row">Of a CSV file: 1 is the header, 2 the first service.</param>
/// <param name="Column">Of a CSV file, by its name in the header.</param>
/// <param name="Path">JSON Pointer (RFC 6901) into the version that the file describes.</param>
/// <param name="Code">Stable; clients may branch on it.</param>
/// <param name="Detail">For people.</param>
public sealed record ImportFinding(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Row,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Column,
    [property: JsonPropertyName("pointer"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Path,
    string Code,
    string Detail);
