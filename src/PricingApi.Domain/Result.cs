using System.Diagnostics.CodeAnalysis;

namespace PricingApi.Domain;

/// <summary>A value, or the reasons there is none. Faults are exceptions; refusals are answers.</summary>
public sealed class Result<T>
    where T : class
{
    private Result(T? value, IReadOnlyList<Refusal> refusals) => (Value, Refusals) = (value, refusals);

    public T? Value { get; }

    public IReadOnlyList<Refusal> Refusals { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Accepted => Value is not null;

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(List<Refusal> refusals) => new(null, refusals);
}
