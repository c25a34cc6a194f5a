namespace PricingApi.Domain;

/// <summary>A reason the business says no. The code is stable; clients may branch on it.</summary>
/// <param name="Code">A kebab-case name, one of the published problem types or rule codes.</param>
/// <param name="Message">What is wrong and what to do about it, for a person.</param>
/// <param name="Path">Where in the request, as a JSON Pointer (RFC 6901); absent when it is about the whole.</param>
public sealed record Refusal(string Code, string Message, string? Path = null);
