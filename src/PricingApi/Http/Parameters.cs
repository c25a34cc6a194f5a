using System.Collections.Concurrent;
using System.Reflection;

namespace PricingApi.Http;

internal static class Parameters
{
    private static readonly ConcurrentDictionary<ParameterInfo, bool> Known = new();

    /// <summary>Whether a handler takes this parameter as nullable, so that a request may do without it.</summary>
    public static bool IsOptionalReference(this ParameterInfo parameter) =>
        Known.GetOrAdd(parameter, static known => new NullabilityInfoContext().Create(known).WriteState == NullabilityState.Nullable);
}
