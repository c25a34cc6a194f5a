using System.Reflection;

namespace PricingApi.Operations;

/// <summary>Whether the build runs this program only to write down the OpenAPI document: no database, no seller, nothing to start.</summary>
internal static class Describing
{
    public static bool Only { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";
}
