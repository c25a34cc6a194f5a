namespace PricingApi.Storage.Rows;

/// <summary>A state of a price book. Once published only <see cref="WithdrawnAt"/> may still be set; the database sees to it.</summary>
internal sealed class PriceBookVersionRow : IVersioned
{
    public required string BookCode { get; set; }

    /// <summary>1, 2, 3 … within the book; those of deleted drafts are left out.</summary>
    public required int Number { get; set; }

    /// <summary><c>draft</c> or <c>published</c>; scheduled, active and superseded follow from the dates.</summary>
    public required string Status { get; set; }

    /// <summary>Canonical JSON.</summary>
    public required byte[] Document { get; set; }

    /// <summary>SHA-256 of <see cref="Document"/>.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>The API client by which the document got its present content; absent when nobody called for it.</summary>
    public Guid? EditedBy { get; set; }

    /// <summary>The person behind that call.</summary>
    public string? EditedByActor { get; set; }

    public DateTimeOffset? EffectiveFrom { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>When receivers were told that it is in effect; absent until then.</summary>
    public DateTimeOffset? StartToldAt { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public int RowVersion { get; set; } = 1;
}
