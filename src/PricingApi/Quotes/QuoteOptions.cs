using System.ComponentModel.DataAnnotations;

namespace PricingApi.Quotes;

/// <summary>The section <c>Quotes</c> of the configuration.</summary>
internal sealed class QuoteOptions
{
    public const string Section = "Quotes";

    /// <summary>How many days before its last day an issued quote is told of; never when 0.</summary>
    [Range(0, 365)]
    public int RemindDaysAhead { get; set; } = 3;

    /// <summary>How many issued quotes are computed anew at a time; none when 0.</summary>
    [Range(0, 10_000)]
    public int VerifyBatch { get; set; } = 100;

    /// <summary>The rest between two such times.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan VerifyPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The rest after all of them, before it begins with the oldest again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan VerifyAgainAfter { get; set; } = TimeSpan.FromDays(1);
}
