using System.Text.Json;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Quotes.Showing;

/// <summary>A quote as the bytes that callers read.</summary>
/// <param name="Bytes">The whole quote; its shape is <see cref="QuoteResponse"/>.</param>
/// <param name="Excluded">Where in the bytes the list of excluded services is, with its name and the comma before it.</param>
/// <param name="Periods">The charge periods in which there is a total of what was agreed, or is offered while there is no yes.</param>
internal readonly record struct QuoteJson(ReadOnlyMemory<byte> Bytes, Range Excluded, IReadOnlyList<ChargePeriod> Periods)
{
    /// <summary>How many bytes it has without that list, which can be long.</summary>
    public int BriefLength => Bytes.Length - Excluded.GetOffsetAndLength(Bytes.Length).Length;

    /// <summary>Writes the quote without that list.</summary>
    public void WriteBriefly(Utf8JsonWriter json)
    {
        var bytes = Bytes.Span;

        json.WriteRawValue([.. bytes[..Excluded.Start], .. bytes[Excluded.End..]], skipInputValidation: true);
    }

    /// <summary>Writes the quote with these members only, as they are and in their order.</summary>
    public void WriteMembers(Utf8JsonWriter json, IReadOnlySet<string> names)
    {
        using var quote = JsonDocument.Parse(Bytes);
        json.WriteStartObject();

        foreach (var member in quote.RootElement.EnumerateObject().Where(member => names.Contains(member.Name)))
        {
            json.WritePropertyName(member.Name);
            json.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
        }

        json.WriteEndObject();
    }
}
