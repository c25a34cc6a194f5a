namespace PricingApi.Domain.Catalogue;

/// <summary>A document that governs a service: a clause of a service level agreement, or a standard operating procedure.</summary>
/// <param name="Name">Such as <c>SLA-4.2</c>; 1 to 100 characters.</param>
/// <param name="Version">Which edition of it; at most 50 characters.</param>
/// <param name="Link">Where to read it; an absolute https address of at most 500 characters.</param>
public sealed record Reference(string Name, string? Version = null, string? Link = null);
