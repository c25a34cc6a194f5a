namespace PricingApi.Catalogue.Files;

/// <summary>Where the columns of a CSV file are.</summary>
internal sealed class Header
{
    private const int Row = 1;

    /// <summary>A name longer than this is not repeated.</summary>
    private const int Longest = 100;

    private readonly Dictionary<Column, int> _places = new(ReferenceEqualityComparer.Instance);

    private Header(int count) => Count = count;

    /// <summary>Cells in each row.</summary>
    public int Count { get; }

    /// <summary>Reads the names of the columns; null when something is wrong with them, which <paramref name="imported"/> then knows.</summary>
    public static Header? Read(IReadOnlyList<string> names, Dialect dialect, Imported imported)
    {
        var header = new Header(names.Count);

        if (names.All(name => ServiceColumns.Find(name) is null))
        {
            imported.Fail("header-missing", $"The first row names the columns, such as code and tariff.chargePeriod, with '{dialect.Separator}' between them.", Row);
            return null;
        }

        foreach (var (place, name) in names.Index().Take(Imported.Most))
        {
            header.Add(name, place, imported);
        }

        foreach (var column in ServiceColumns.Required.Where(column => !header._places.ContainsKey(column)))
        {
            imported.Fail("missing-column", "This column is required.", Row, column.Name);
        }

        return imported.Errors is [] ? header : null;
    }

    public int? IndexOf(Column column) => _places.TryGetValue(column, out var place) ? place : null;

    private void Add(string name, int place, Imported imported)
    {
        var shown = name.Length > Longest ? name[..Longest] : name;

        if (ServiceColumns.Find(name) is not { } column)
        {
            imported.Fail("unknown-column", "There is no such column.", Row, shown);
        }
        else if (!_places.TryAdd(column, place))
        {
            imported.Fail("duplicate-column", "A column may be given once.", Row, shown);
        }
    }
}
