using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PricingApi.Catalogue;
using PricingApi.Http;
using PricingApi.Storage.Rows;

namespace PricingApi.Access;

/// <summary>A program that is to get a key.</summary>
/// <param name="Name">What the program is called.</param>
/// <param name="Scopes">What its key may be used for; never more than the key that asks. For a partner's program neither catalogue:write nor quotes:approve, which are the seller's.</param>
/// <param name="Mode">Whether what it makes is real or a test.</param>
/// <param name="AccountId">Whose program it is; the caller's own account unless the seller says otherwise.</param>
/// <param name="ExpiresAt">When its key stops working; never when absent.</param>
/// <param name="TrustsActor">Whether the person it names in X-Actor is believed.</param>
/// <param name="Assortment">Which services of the price book it may see and quote, stated by the seller; a client made by a partner gets that of the key that asks.</param>
/// <param name="DiscountLimit">Per cent, 0 to 100, that each line of its quotes may be reduced by without approval; 0 when absent. Stated by the seller; a client made by a partner gets that of the key that asks.</param>
public sealed record CreateApiClientRequest(
    [property: MinLength(1), MaxLength(200)] string Name,
    IReadOnlyList<Scope> Scopes,
    KeyMode Mode,
    Guid? AccountId = null,
    DateTimeOffset? ExpiresAt = null,
    bool TrustsActor = false,
    AssortmentContract? Assortment = null,
    DecimalText? DiscountLimit = null);

/// <summary>What a client is to be called from now on, and how much it may give off.</summary>
/// <param name="Name">What the program is called.</param>
/// <param name="DiscountLimit">Per cent, 0 to 100, that each line of its quotes may be reduced by without approval; stays as it is when absent. Stated by the seller.</param>
public sealed record UpdateApiClientRequest([property: MinLength(1), MaxLength(200)] string Name, DecimalText? DiscountLimit = null);

/// <summary>A new key for a client.</summary>
/// <param name="OverlapMinutes">How long the present key keeps working, 0 to 10080 (a week).</param>
public sealed record RotateApiClientRequest([property: Range(0, RotateApiClientRequest.LongestOverlap)] int OverlapMinutes = 24 * 60)
{
    internal const int LongestOverlap = 7 * 24 * 60;
}

/// <summary>A program of an account.</summary>
/// <param name="KeyId">The part of its key that finds it, not secret: what stands between <c>pk_live_</c> and the last 37 characters.</param>
/// <param name="Key">The key itself: shown once, when it is made.</param>
/// <param name="Assortment">Which services of the price book it may see and quote; null when all of them.</param>
/// <param name="DiscountLimit">Per cent that each line of its quotes may be reduced by without approval.</param>
/// <param name="PreviousKeyExpiresAt">Until when the key before the last rotation works.</param>
/// <param name="Warnings">What the assortment that was just stated names and the account's price book has not; absent when there is nothing to say.</param>
public sealed record ApiClientResponse(
    Guid Id,
    Guid AccountId,
    string Name,
    string KeyId,
    IReadOnlyList<Scope> Scopes,
    KeyMode Mode,
    bool TrustsActor,
    AssortmentContract? Assortment,
    string DiscountLimit,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? PreviousKeyExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Finding>? Warnings = null)
{
    internal static ApiClientResponse From(ApiClientRow row) => new(
        row.Id, row.AccountId, row.Name, row.KeyId, Access.Scopes.Parse(row.Scopes).Each(), KeyModes.Parse(row.Mode), row.TrustsActor,
        AssortmentContract.Read(row.Assortment) is { } assortment ? AssortmentContract.From(assortment) : null, row.DiscountLimit, row.ExpiresAt, row.PreviousKeyExpiresAt, row.RevokedAt, row.CreatedAt);
}
