using System.Text.Json;

namespace PricingApi.Quotes.Showing;

/// <summary>A quote as the bytes that callers read.</summary>
/// <param name="Bytes">The whole quote; its shape is <see cref="QuoteResponse"/>.</param>
/// <param name="Excluded">Where in the bytes the list of excluded services is, with its name and the comma before it.</param>
internal readonly record struct QuoteJson(ReadOnlyMemory<byte> Bytes, Range Excluded)
{
    /// <summary>Writes the quote without that list, which can be long.</summary>
    public void WriteBriefly(Utf8JsonWriter json)
    {
        var bytes = Bytes.Span;

        json.WriteRawValue([.. bytes[..Excluded.Start], .. bytes[Excluded.End..]], skipInputValidation: true);
    }
}
