using System.Globalization;

namespace PricingApi.Domain.Texts;

/// <summary>Which texts may stand on a document: readable ones that do not pretend to be others.</summary>
public static class TextRules
{
    /// <summary>Marks that may follow one letter.</summary>
    private const int MostMarks = 4;

    /// <summary>Why a text is refused, or null when it may stand.</summary>
    /// <param name="multiline">Whether line breaks and tabs may be in it.</param>
    public static string? Refuse(string text, bool multiline = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "A text of white space alone says nothing: leave it out.";
        }

        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = System.Text.Rune.GetUnicodeCategory(rune);
            var lineBreak = multiline && rune.Value is ('\n' or '\r' or '\t');
            if ((category is UnicodeCategory.Control && !lineBreak) || IsDirectional(rune.Value) || IsInvisible(rune.Value))
            {
                return $"The character U+{rune.Value:X4} is not allowed in a text.";
            }

            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MostMarks)
            {
                return $"More than {MostMarks} marks on one letter are not allowed.";
            }
        }

        return null;
    }

    /// <summary>Embeddings, overrides and isolates: they can make a text read as another.</summary>
    private static bool IsDirectional(int character) => character is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029;

    /// <summary>Nothing at all: with them two different names look the same. What joins letters or turns their direction has its use.</summary>
    private static bool IsInvisible(int character) => character is 0x180E or 0x200B or (>= 0x2060 and <= 0x2064) or 0xFEFF or (>= 0xE0000 and <= 0xE007F);
}
