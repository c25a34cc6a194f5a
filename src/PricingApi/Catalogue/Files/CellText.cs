using System.Buffers;

namespace PricingApi.Catalogue.Files;

/// <summary>Texts in cells that no spreadsheet takes for a formula, and that come back as they were.</summary>
/// <remarks>
/// An apostrophe goes in front of a text that begins like a formula. So that it can be told from one that was there, it also goes in front of
/// apostrophes before such a beginning; and alone it is a text of no characters, as a cell without anything has no text.
/// </remarks>
internal static class CellText
{
    private const char Guard = '\'';

    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r");

    public static string Write(string text) => NeedsGuard(text) ? Guard + text : text;

    public static string Read(string cell) => cell is [Guard, ..] && NeedsGuard(cell) ? cell[1..] : cell;

    private static bool NeedsGuard(string text) => text.AsSpan().TrimStart(Guard) is not [var first, ..] || Formula.Contains(first);
}
