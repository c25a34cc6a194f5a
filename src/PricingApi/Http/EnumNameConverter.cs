using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PricingApi.Http;

/// <summary>The names an enum has on the wire: camelCase unless a member states its own. Of a set of flags only the single ones have names.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names = Enum.GetValues<T>().Where(HasName).ToFrozenDictionary(value => value, Name);

    private static readonly FrozenDictionary<string, T> ByName = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The values that have names, in the order of the enum.</summary>
    public static IReadOnlyList<T> Values { get; } = [.. Enum.GetValues<T>().Where(HasName)];

    public static IReadOnlyList<string> AllNames { get; } = [.. Values.Select(Of)];

    public static string Of(T value) => Names[value];

    public static bool TryParse(string name, out T value) => ByName.TryGetValue(name, out value);

    private static bool HasName(T value) => !typeof(T).IsDefined(typeof(FlagsAttribute), false) || int.PopCount(Convert.ToInt32(value, CultureInfo.InvariantCulture)) == 1;

    private static string Name(T value) =>
        typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>Reads an enum from exactly its camelCase name: no number, no other case, no list.</summary>
internal sealed class EnumNameConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && EnumNames<T>.TryParse(reader.GetString()!, out var value)
            ? value
            : throw new JsonFault("unknown-value", $"One of these is expected: {string.Join(", ", EnumNames<T>.AllNames)}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(EnumNames<T>.Of(value));
}

internal sealed class EnumNameConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumNameConverter<>).MakeGenericType(typeToConvert))!;
}
