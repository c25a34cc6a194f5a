using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using PricingApi.Http;

namespace PricingApi.Catalogue.Files;

/// <summary>The columns of a price book as CSV: one for each value that the contract of a service can hold, in its order. A new member or charge model has its columns by itself.</summary>
internal static class ServiceColumns
{
    public static readonly Group Service = new("", true, null, Members(typeof(ServiceContract), ""));

    public static readonly IReadOnlyList<Column> All = [.. Of(Service)];

    /// <summary>Those that no service can do without.</summary>
    public static readonly IReadOnlyList<Column> Required = [.. RequiredOf(Service)];

    private static readonly FrozenDictionary<string, Column> ByName = All.ToFrozenDictionary(column => column.Name);

    private static readonly FrozenDictionary<string, Column> ByPointer = All.ToFrozenDictionary(column => column.Pointer);

    public static Column? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The column that holds what is at a place in a service, or the first of those that do.</summary>
    /// <param name="pointer">JSON Pointer into the service.</param>
    public static Column? At(string pointer)
    {
        for (var place = pointer; place.Length > 0; place = place[..place.LastIndexOf('/')])
        {
            if (ByPointer.TryGetValue(place, out var column))
            {
                return column;
            }
        }

        return All.FirstOrDefault(column => pointer.Length > 0 && column.Pointer.StartsWith(pointer + "/", StringComparison.Ordinal));
    }

    private static IEnumerable<Column> Of(Group group) => group.Members.SelectMany(member => member is Group inner ? Of(inner) : [(Column)member]);

    private static IEnumerable<Column> RequiredOf(Group group) =>
        group.Members.Where(member => member is { Required: true, Models: null }).SelectMany(member => member is Group inner ? RequiredOf(inner) : [(Column)member]);

    private static IReadOnlyList<Member> Members(Type type, string parent)
    {
        var shape = Json.Wire.GetTypeInfo(type);

        return shape.PolymorphismOptions is { } options
            ? [new Column(options.TypeDiscriminatorPropertyName, true, null, $"{parent}/{options.TypeDiscriminatorPropertyName}", CellKind.Model), .. Either(options, parent)]
            : [.. shape.Properties.Select(property => Of(property, parent, null))];
    }

    private static IEnumerable<Member> Either(JsonPolymorphismOptions options, string parent) =>
        options.DerivedTypes
            .SelectMany(kind => Json.Wire.GetTypeInfo(kind.DerivedType).Properties.Select(property => (Property: property, Model: (string)kind.TypeDiscriminator!)))
            .GroupBy(member => member.Property.Name)
            .Select(member => Of(member.First().Property, parent, [.. member.Select(of => of.Model)]));

    private static Member Of(JsonPropertyInfo property, string parent, IReadOnlyList<string>? models)
    {
        var (pointer, required) = ($"{parent}/{property.Name}", BodyFaults.IsRequired(property));
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var shape = Json.Wire.GetTypeInfo(type);

        return shape.Kind == JsonTypeInfoKind.Object
            ? new Group(property.Name, required, models, Members(type, pointer))
            : new Column(property.Name, required, models, pointer, Kind(shape));
    }

    private static CellKind Kind(JsonTypeInfo shape) =>
        shape.Type == typeof(DecimalText) ? CellKind.Amount
        : shape.Type == typeof(decimal) || shape.Type == typeof(int) ? CellKind.Quantity
        : shape.Type == typeof(bool) ? CellKind.Flag
        : shape.Kind != JsonTypeInfoKind.Enumerable ? CellKind.Text
        : shape.ElementType == typeof(TierContract) ? CellKind.Tiers
        : CellKind.List;
}
