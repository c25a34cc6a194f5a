namespace PricingApi.Catalogue.Files;

/// <summary>A list of texts in one cell, separated by spaces. A draft may name what can never be a code, so a space in a name is <c>\s</c>, a backslash <c>\\</c>, and a name of no characters <c>\e</c>.</summary>
internal static class CellList
{
    public static string Write(IEnumerable<string> names) => string.Join(' ', names.Select(Write));

    public static IEnumerable<string> Read(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadName);

    private static string Write(string name) =>
        name.Length == 0 ? @"\e" : name.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(" ", @"\s", StringComparison.Ordinal);

    private static string ReadName(string name) =>
        name == @"\e" ? "" : string.Join('\\', name.Split(@"\\").Select(part => part.Replace(@"\s", " ", StringComparison.Ordinal)));
}
