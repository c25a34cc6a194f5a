using System.ComponentModel.DataAnnotations;
using PricingApi.Storage.Rows;

namespace PricingApi.Access;

/// <summary>A partner to be known from now on.</summary>
/// <param name="Name">What the organisation is called.</param>
/// <param name="PriceBook">The code of the price book it quotes from; without one it has no catalogue.</param>
/// <param name="Segment">What it has in common with others that are meant to pay alike: lower-case words joined by hyphens, at most 64 characters. Publishing tells where they would not.</param>
public sealed record CreateAccountRequest(
    [property: MinLength(1), MaxLength(200)] string Name,
    [property: MaxLength(64)] string? PriceBook = null,
    [property: MaxLength(64), RegularExpression(AccountSegment.Pattern, ErrorMessage = AccountSegment.Form)] string? Segment = null);

/// <summary>What an account is to be from now on, whole.</summary>
/// <param name="Name">What the organisation is called.</param>
/// <param name="PriceBook">The code of the price book it quotes from; null takes the present one away.</param>
/// <param name="Suspended">Whether its keys are refused.</param>
/// <param name="Segment">What it has in common with others that are meant to pay alike: lower-case words joined by hyphens, at most 64 characters; none when absent.</param>
public sealed record UpdateAccountRequest(
    [property: MinLength(1), MaxLength(200)] string Name,
    [property: MaxLength(64)] string? PriceBook,
    bool Suspended = false,
    [property: MaxLength(64), RegularExpression(AccountSegment.Pattern, ErrorMessage = AccountSegment.Form)] string? Segment = null);

/// <summary>The form of a segment, that of a category of services.</summary>
internal static class AccountSegment
{
    public const string Pattern = @"\A[a-z0-9]+(-[a-z0-9]+)*\z";
    public const string Form = "Lower-case words joined by hyphens are expected, such as bakeries.";
}

/// <summary>Whose organisation an account is.</summary>
public enum AccountKind
{
    Seller,
    Partner,
}

/// <summary>An organisation: the seller itself or a partner.</summary>
/// <param name="PriceBook">The code of the price book it quotes from; null when it has none.</param>
/// <param name="Segment">What it has in common with others that are meant to pay alike; null when it has none.</param>
/// <param name="SuspendedAt">Since when its keys are refused; null while they are not.</param>
public sealed record AccountResponse(Guid Id, string Name, AccountKind Kind, string? PriceBook, string? Segment, DateTimeOffset? SuspendedAt, DateTimeOffset CreatedAt)
{
    internal static AccountResponse From(AccountRow row) =>
        new(row.Id, row.Name, row.Kind == AccountKinds.Seller ? AccountKind.Seller : AccountKind.Partner, row.PriceBookCode, row.Segment, row.SuspendedAt, row.CreatedAt);
}
