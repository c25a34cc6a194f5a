using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PricingApi.Http;

/// <summary>Names what keeps a JSON value from being read as a type: where, by a stable code, in our own words.</summary>
internal sealed class BodyFaults
{
    private readonly List<ProblemError> _faults = [];

    private BodyFaults()
    {
    }

    /// <summary>Every fault there is, up to the number a problem can list.</summary>
    public static IReadOnlyList<ProblemError> Find(JsonElement body, Type type)
    {
        var search = new BodyFaults();
        search.Visit(body, type, pointer: "");
        return search._faults;
    }

    private void Visit(JsonElement value, Type type, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Add(pointer, "null", "A value is expected here, not null.");
            return;
        }

        var shape = Json.Wire.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

        switch (shape.Kind)
        {
            case JsonTypeInfoKind.Object when Is(value, JsonValueKind.Object, pointer, "An object is expected."):
                VisitMembers(value, shape, pointer);
                break;
            case JsonTypeInfoKind.Enumerable when Is(value, JsonValueKind.Array, pointer, "A list is expected."):
                foreach (var (index, item) in value.EnumerateArray().Index().TakeWhile(_ => !Full))
                {
                    Visit(item, shape.ElementType!, $"{pointer}/{index}");
                }

                break;
            case JsonTypeInfoKind.Dictionary when Is(value, JsonValueKind.Object, pointer, "An object is expected."):
                VisitEntries(value, shape.ElementType!, pointer);
                break;
            case JsonTypeInfoKind.None:
                Try(pointer, () => ReadLeaf(value, shape));
                break;
        }
    }

    private void VisitMembers(JsonElement value, JsonTypeInfo shape, string pointer)
    {
        var discriminator = shape.PolymorphismOptions?.TypeDiscriminatorPropertyName;
        if (discriminator is not null)
        {
            if (Derived(value, shape.PolymorphismOptions!, pointer) is not { } derived)
            {
                return;
            }

            shape = Json.Wire.GetTypeInfo(derived);
        }

        var members = shape.Properties.ToDictionary(member => member.Name);
        var seen = new HashSet<string>();

        foreach (var (name, item) in Members(value, pointer))
        {
            var at = Pointer(pointer, name);

            if (!seen.Add(name))
            {
                Add(at, "duplicate-member", "A member may be given once.");
            }
            else if (members.TryGetValue(name, out var member))
            {
                VisitMember(item, member, at);
            }
            else if (name != discriminator)
            {
                Add(at, "unknown-member", "There is no such member here.");
            }
        }

        foreach (var member in shape.Properties.Where(member => IsRequired(member) && !seen.Contains(member.Name)))
        {
            Add(Pointer(pointer, member.Name), "missing-member", "This member is required.");
        }
    }

    private void VisitMember(JsonElement value, JsonPropertyInfo member, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Null && MayBeNull(member))
        {
            return;
        }

        if (member.CustomConverter is TextConverter text && value.ValueKind == JsonValueKind.String)
        {
            Try(pointer, () => text.Checked(value.GetString()!));
        }
        else
        {
            Visit(value, member.PropertyType, pointer);
        }
    }

    private void VisitEntries(JsonElement value, Type type, string pointer)
    {
        var seen = new HashSet<string>();
        var keys = new TextConverter();

        foreach (var (name, item) in Members(value, pointer))
        {
            var at = Pointer(pointer, name);

            if (!seen.Add(name))
            {
                Add(at, "duplicate-member", "A member may be given once.");
            }
            else if (Try(at, () => keys.Checked(name)) && !(item.ValueKind == JsonValueKind.Null && Nullable.GetUnderlyingType(type) is not null))
            {
                Visit(item, type, at);
            }
        }
    }

    private Type? Derived(JsonElement value, JsonPolymorphismOptions options, string pointer)
    {
        var name = options.TypeDiscriminatorPropertyName;
        var kind = value.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        var derived = options.DerivedTypes.FirstOrDefault(type => kind is not null && kind.Equals(type.TypeDiscriminator));

        if (derived.DerivedType is null)
        {
            var detail = $"One of these is expected: {string.Join(", ", options.DerivedTypes.Select(type => type.TypeDiscriminator))}.";
            Add(Pointer(pointer, name), given.ValueKind == JsonValueKind.Undefined ? "missing-member" : "unknown-value", detail);
        }

        return derived.DerivedType;
    }

    private IEnumerable<(string Name, JsonElement Value)> Members(JsonElement value, string pointer)
    {
        foreach (var member in value.EnumerateObject().TakeWhile(_ => !Full))
        {
            var name = "";
            if (Try(pointer, () => name = member.Name))
            {
                yield return (name, member.Value);
            }
        }
    }

    private static void ReadLeaf(JsonElement value, JsonTypeInfo shape)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            // Told apart here: the serializer reports half a surrogate pair like any other fault.
            value.GetString();
        }

        try
        {
            value.Deserialize(shape);
        }
        catch (JsonException fault) when (fault is not JsonFault)
        {
            throw new JsonFault("wrong-type", Expected(Nullable.GetUnderlyingType(shape.Type) ?? shape.Type));
        }
    }

    private static string Expected(Type type) =>
        type == typeof(int) ? "A whole number from -2,147,483,648 to 2,147,483,647 is expected."
        : type == typeof(bool) ? "true or false is expected."
        : type == typeof(string) ? "A text is expected."
        : "A value of another type is expected.";

    private bool Try(string pointer, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (JsonFault fault)
        {
            Add(pointer, fault.Code, fault.Message);
        }
        catch (InvalidOperationException)
        {
            Add(pointer, "surrogate", "A text cannot hold half of a surrogate pair.");
        }

        return false;
    }

    private bool Is(JsonElement value, JsonValueKind kind, string pointer, string expected)
    {
        if (value.ValueKind == kind)
        {
            return true;
        }

        Add(pointer, "wrong-type", expected);
        return false;
    }

    private bool Full => _faults.Count >= ProblemResult.MostErrors;

    private void Add(string pointer, string code, string detail)
    {
        if (!Full)
        {
            _faults.Add(new(code, detail, Pointer: pointer));
        }
    }

    /// <summary>Whether JSON without the member cannot be read.</summary>
    public static bool IsRequired(JsonPropertyInfo member) =>
        member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static bool MayBeNull(JsonPropertyInfo member) =>
        member.AssociatedParameter?.IsNullable ?? (member.IsSetNullable && (!member.PropertyType.IsValueType || Nullable.GetUnderlyingType(member.PropertyType) is not null));

    private static string Pointer(string parent, string name) =>
        name.Length > 100 ? parent : $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
