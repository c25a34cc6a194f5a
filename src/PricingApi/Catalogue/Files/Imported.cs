using System.Globalization;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;

namespace PricingApi.Catalogue.Files;

/// <summary>What was read from a file: its services, and all that keeps them from being read.</summary>
internal sealed class Imported
{
    /// <summary>More than these are not listed.</summary>
    public const int Most = 10_000;

    private readonly List<int> _rows = [];
    private readonly List<ImportFinding> _errors = [];

    public List<ServiceContract> Services { get; } = [];

    public IReadOnlyList<ImportFinding> Errors => _errors;

    /// <summary>Services in the file, read or not.</summary>
    public int Rows { get; private set; }

    /// <summary>There is no use in reading on.</summary>
    public bool IsFull => _errors.Count >= Most || Rows > PriceBookRules.MaxServices;

    /// <summary>Reads one service.</summary>
    /// <param name="row">Where it stands in a CSV file; null for JSON.</param>
    /// <param name="faults">What is wrong with its cells, as far as JSON cannot tell.</param>
    public void Read(ReadOnlyMemory<byte> json, int? row, IReadOnlyList<ProblemError> faults)
    {
        var service = BodyReader.TryRead<ServiceContract>(json, out var further);
        if (service is not null && faults is [])
        {
            Services.Add(service);
        }

        // A cell that was left out of the JSON is no missing member.
        Begin(row, [.. faults, .. further.Where(fault => faults.All(known => known.Pointer != fault.Pointer))]);
    }

    /// <summary>Counts one more service, which may not be readable.</summary>
    public void Begin(int? row, IReadOnlyList<ProblemError> faults)
    {
        var place = $"/services/{Rows}";
        _rows.AddRange(row is { } number ? [number] : []);
        Rows++;
        if (Rows > PriceBookRules.MaxServices)
        {
            Fail("too-many-services", $"A price book holds at most {PriceBookRules.MaxServices} services.", row);
            return;
        }

        foreach (var fault in faults.Take(Most - _errors.Count))
        {
            _errors.Add(new(row, row is null ? null : ServiceColumns.At(fault.Pointer ?? "")?.Name, place + fault.Pointer, fault.Code, fault.Detail));
        }
    }

    public void Fail(string code, string detail, int? row, string? column = null) => _errors.Add(new(row, column, null, code, detail));

    /// <summary>A broken rule, with the row and column it is about.</summary>
    public ImportFinding Locate(Refusal refusal)
    {
        if (refusal.Path?.Split('/', 4) is not ["", "services", var text, .. var rest] || !int.TryParse(text, CultureInfo.InvariantCulture, out var index) || index >= _rows.Count)
        {
            return new(null, null, refusal.Path, refusal.Code, refusal.Message);
        }

        return new(_rows[index], rest is [var member] ? ServiceColumns.At("/" + member)?.Name : null, refusal.Path, refusal.Code, refusal.Message);
    }
}
