using System.ComponentModel.DataAnnotations;
using PricingApi.Domain;
using PricingApi.Domain.Texts;
using PricingApi.Http;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Interactions;

/// <summary>Whose words they are.</summary>
public enum MessageSender
{
    Customer,
    Seller,
}

/// <summary>Something that was said about a quote.</summary>
/// <param name="From">Whose words they are.</param>
/// <param name="Text">1 to 4,000 characters; may have line breaks.</param>
public sealed record PostMessageRequest(MessageSender From, [property: MinLength(1), MaxLength(4000)] string Text)
{
    internal Refusal? Check() => TextRules.Refuse(Text, multiline: true) is { } reason ? new("text-not-allowed", reason, "/text") : null;
}

/// <summary>A message about a quote.</summary>
/// <param name="CreatedAt">When it was handed in.</param>
public sealed record MessageResponse(Guid Id, MessageSender From, string Text, DateTimeOffset CreatedAt)
{
    internal static MessageResponse Of(QuoteMessageRow row) => new(
        row.Id,
        EnumNames<MessageSender>.TryParse(row.Sender, out var sender) ? sender : throw new InvalidDataException($"A message cannot be from '{row.Sender}'."),
        row.Text,
        row.CreatedAt);
}
