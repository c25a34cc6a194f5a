namespace PricingApi.Domain.Catalogue;

/// <summary>Makes a service a surcharge: it belongs on a quote when a service it names is asked for at certain moments.</summary>
/// <param name="For">The services that bring it about.</param>
public sealed record Surcharge(ServiceNames For, Condition When)
{
    /// <summary>More in one version would make quotes slow.</summary>
    public const int Most = 100;

    internal bool IsSameAs(Surcharge? other) => other is not null && For.ToKey() == other.For.ToKey() && When.IsSameAs(other.When);
}

/// <summary>When a surcharge is due: when all that is stated holds. Several surcharges say several conditions.</summary>
/// <param name="Ordered">When the quote is made.</param>
/// <param name="Performed">What the service is asked for.</param>
/// <param name="Rush">Whether the service is asked for sooner than its lead time allows.</param>
/// <param name="Calendar">Whose holidays count.</param>
public sealed record Condition(DayWindow? Ordered, DayWindow? Performed, bool Rush, string? Calendar)
{
    /// <param name="ordered">In the seller's zone, as is <paramref name="performed"/>.</param>
    public bool Holds(DateTime ordered, DateTime performed, LeadTime? leadTime) =>
        (Ordered is null || Ordered.Holds(ordered, Calendar))
        && (Performed is null || Performed.Holds(performed, Calendar))
        && (!Rush || (leadTime is not null && performed < leadTime.From(ordered)));

    internal bool IsSameAs(Condition other) =>
        (Rush, Calendar) == (other.Rush, other.Calendar)
        && (Ordered?.IsSameAs(other.Ordered) ?? other.Ordered is null)
        && (Performed?.IsSameAs(other.Performed) ?? other.Performed is null);

    internal IEnumerable<Refusal> Check(string path)
    {
        if (Ordered is null && Performed is null && !Rush)
        {
            yield return new("condition-empty", "Say when the surcharge is due: ordered, performed or rush.", path);
        }

        if (Calendar is not null && !Calendars.Have(Calendar))
        {
            yield return new("unknown-calendar", $"Holidays are known for: {string.Join(", ", Calendars.Codes)}.", path + "/calendar");
        }

        foreach (var refusal in (Ordered?.Check(Calendar, path + "/ordered") ?? []).Concat(Performed?.Check(Calendar, path + "/performed") ?? []))
        {
            yield return refusal;
        }
    }
}
