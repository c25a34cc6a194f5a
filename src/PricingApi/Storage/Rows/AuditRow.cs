namespace PricingApi.Storage.Rows;

/// <summary>Who did what to which thing, when.</summary>
internal sealed class AuditRow
{
    public required Guid Id { get; set; }

    public required DateTimeOffset At { get; set; }

    public Guid? AccountId { get; set; }

    public Guid? ClientId { get; set; }

    /// <summary>The person behind the call.</summary>
    public string? Actor { get; set; }

    /// <summary>Like <c>quote.issue</c>.</summary>
    public required string Action { get; set; }

    /// <summary>Like <c>quotes/0198…</c>.</summary>
    public required string Resource { get; set; }

    public string? Detail { get; set; }
}
