namespace PricingApi.Domain.Catalogue;

/// <summary>Ties the price of a service to an index: as the index rises by a per cent, so does the stated share of the price.</summary>
/// <param name="Code">Of the index, such as <c>CPI-NL</c>.</param>
/// <param name="Reference">The value of the index that the stated prices belong to.</param>
/// <param name="Share">Per cent of the price that follows the index; above 0, at most 100.</param>
public sealed record IndexClause(string Code, decimal Reference, decimal Share)
{
    /// <summary>The most decimals of a value and of a share.</summary>
    public const int MostDigits = 6;

    /// <summary>Values of this size or more are refused.</summary>
    public const decimal ValueLimit = 1_000_000_000m;

    /// <summary>The value in force; null where prices are stated, not charged.</summary>
    public IndexValue? Value { get; init; }

    /// <summary>Whether a text can be the code of an index.</summary>
    public static bool IsCode(string text) => ServiceRules.IsCode(text);

    /// <summary>Whether a number can be the value of an index.</summary>
    public static bool IsValue(decimal value) => value is > 0 and < ValueLimit && Decimals.Digits(value) <= MostDigits;

    /// <summary>What is added to an amount at the value in force: exact, and negative when the index has fallen.</summary>
    internal static decimal Change(decimal amount, IndexClause clause, IndexValue value) =>
        amount * clause.Share * (value.Value - clause.Reference) / (100 * clause.Reference);

    internal IEnumerable<Refusal> Check()
    {
        if (!IsCode(Code))
        {
            yield return new("code-invalid", "The code of an index is an upper-case letter or digit, then at most 63 of A-Z 0-9 . _ -.", "/index/code");
        }

        if (!IsValue(Reference))
        {
            yield return new("index-range", "A reference lies above 0 and below 1,000,000,000, with at most six decimals.", "/index/reference");
        }

        if (Share is <= 0 or > 100 || Decimals.Digits(Share) > 4)
        {
            yield return new("index-range", "A share lies above 0 and at most at 100 per cent, with at most four decimals.", "/index/share");
        }
    }
}

/// <summary>A value of an index as it was published.</summary>
/// <param name="Date">The day from which it counts.</param>
/// <param name="Value">Above 0, below 1,000,000,000, at most six decimals.</param>
/// <param name="Source">Who published it, and where.</param>
public sealed record IndexValue(string Code, DateOnly Date, decimal Value, string Source);
