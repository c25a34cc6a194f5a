using PricingApi.Domain;
using PricingApi.Domain.Quotes;

namespace PricingApi.Catalogue;

/// <summary>What has changed in a catalogue since it was last asked. Who applies each answer has what a full read gives.</summary>
/// <param name="Cursor">To be sent as <c>since</c> the next time; it does not expire.</param>
/// <param name="Reset">Whether to forget everything first: at the start, and when the account got another price book, assortment or language.</param>
/// <param name="PriceBook">The version now in effect.</param>
/// <param name="EffectiveFrom">Since when it is.</param>
/// <param name="Changed">Services that are new or differ, whole.</param>
/// <param name="Withdrawn">Codes of services that are gone.</param>
/// <param name="Scheduled">What is going to change and when, soonest first, each against the one before; all of it, every time.</param>
public sealed record CatalogueChangesResponse(
    string Cursor,
    bool Reset,
    PriceBookReference PriceBook,
    string Currency,
    DateTimeOffset EffectiveFrom,
    Language Language,
    IReadOnlyList<CatalogueService> Changed,
    IReadOnlyList<string> Withdrawn,
    IReadOnlyList<ScheduledChanges> Scheduled);

/// <summary>What is going to change, by a version that takes effect or by the end of the sale of services.</summary>
/// <param name="Version">The number of the version that is in effect then.</param>
/// <param name="EffectiveFrom">From when, unless the version is withdrawn before.</param>
/// <param name="Changed">Services that will be new or differ, whole.</param>
/// <param name="Withdrawn">Codes of services that will be gone.</param>
public sealed record ScheduledChanges(int Version, DateTimeOffset EffectiveFrom, IReadOnlyList<CatalogueService> Changed, IReadOnlyList<string> Withdrawn);
