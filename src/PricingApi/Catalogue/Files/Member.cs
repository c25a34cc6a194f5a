namespace PricingApi.Catalogue.Files;

/// <summary>What a cell holds, and so how it is written in JSON.</summary>
internal enum CellKind
{
    /// <summary>A text, or the name of an enum's value.</summary>
    Text,

    /// <summary>The text that says which members there are beside it.</summary>
    Model,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A decimal number that JSON writes as a text.</summary>
    Amount,

    /// <summary>A number.</summary>
    Quantity,

    /// <summary>Texts, separated by spaces.</summary>
    List,

    /// <summary>Price bands.</summary>
    Tiers,
}

/// <summary>A member of a service as JSON.</summary>
/// <param name="Key">Its name in the object around it.</param>
/// <param name="Required">Whether that object cannot do without it.</param>
/// <param name="Models">The charge models that have it; null when it does not depend on the model.</param>
internal abstract record Member(string Key, bool Required, IReadOnlyList<string>? Models);

/// <summary>An object, whose members have columns.</summary>
internal sealed record Group(string Key, bool Required, IReadOnlyList<string>? Models, IReadOnlyList<Member> Members) : Member(Key, Required, Models)
{
    /// <summary>The member that says which of the others there are; null where all of them are.</summary>
    public Column? Model { get; } = Members.OfType<Column>().FirstOrDefault(column => column.Kind == CellKind.Model);
}

/// <summary>A value, which is one cell of a row.</summary>
/// <param name="Pointer">JSON Pointer into the service.</param>
internal sealed record Column(string Key, bool Required, IReadOnlyList<string>? Models, string Pointer, CellKind Kind) : Member(Key, Required, Models)
{
    /// <summary>Where it is, in words of JSON: <c>tariff.charge.model</c>.</summary>
    public string Name { get; } = Pointer[1..].Replace('/', '.');
}
