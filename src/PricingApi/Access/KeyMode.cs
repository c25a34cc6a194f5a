using PricingApi.Http;

namespace PricingApi.Access;

/// <summary>Whether what a key makes is real, or a test that never reaches a live endpoint.</summary>
public enum KeyMode
{
    Live,
    Test,
}

internal static class KeyModes
{
    /// <summary>Reads a mode as it is stored.</summary>
    public static KeyMode Parse(string stored) => EnumNames<KeyMode>.TryParse(stored, out var mode) ? mode : KeyMode.Test;
}
