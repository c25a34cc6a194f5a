using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Catalogue;

/// <summary>The quantities a service is sold in. What is absent sets no bound.</summary>
/// <param name="Minimum">The least that can be asked. What is not on a quote shows the price of this quantity.</param>
/// <param name="Maximum">The most that can be asked.</param>
/// <param name="Step">Every quantity is a whole number of steps.</param>
public sealed record QuantityContract(decimal? Minimum = null, decimal? Maximum = null, decimal? Step = null)
{
    internal static QuantityContract? From(QuantityRange? range) => range is null ? null : new(Trim(range.Minimum), Trim(range.Maximum), Trim(range.Step));

    /// <summary>None when nothing is stated.</summary>
    internal QuantityRange? ToRange() => this == new QuantityContract() ? null : new(Minimum, Maximum, Step);

    private static decimal? Trim(decimal? quantity) => quantity is { } known ? Decimals.Trim(known) : null;
}

/// <summary>How long a service takes from its order to its performance.</summary>
/// <param name="Value">0 to 1,000.</param>
/// <param name="Unit">hours, days, or workingDays: Monday to Friday without holidays.</param>
/// <param name="Calendar">Whose public holidays are no working days: NL, BE or DE; none when absent.</param>
/// <param name="CutOff">What is ordered at or after this time, such as 16:00, counts as ordered on the next day, or working day; in the seller's zone. Not for hours.</param>
public sealed record LeadTimeContract(
    [property: Range(0, LeadTime.Longest)] int Value,
    LeadTimeUnit Unit,
    [property: MaxLength(2)] string? Calendar = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TimeOnly? CutOff = null)
{
    internal static LeadTimeContract? From(LeadTime? leadTime) => leadTime is null ? null : new(leadTime.Value, leadTime.Unit, leadTime.Calendar, leadTime.CutOff);

    internal LeadTime ToLeadTime() => new(Value, Unit, Calendar, CutOff);
}

/// <summary>What brings a surcharge about. A quote on which it is due and missing is refused, unless the caller asks that it be added.</summary>
/// <param name="For">The services that bring it about, where their lines say when they are to be performed.</param>
/// <param name="When">When it is due.</param>
public sealed record SurchargeContract(ServiceNamesContract For, ConditionContract When)
{
    internal static SurchargeContract? From(Surcharge? surcharge) =>
        surcharge is null ? null : new(new(surcharge.For.Services, surcharge.For.Categories), ConditionContract.From(surcharge.When));

    internal SurchargeContract Within(PriceBookVersion version) => this with { For = For with { Services = version.Seen(For.Services ?? []) } };

    internal Surcharge ToSurcharge() => new(new(For.Services ?? [], For.Categories ?? []), When.ToCondition());
}

/// <summary>Services, named by either list.</summary>
/// <param name="Services">Codes of services.</param>
/// <param name="Categories">Categories of services.</param>
public sealed record ServiceNamesContract(IReadOnlyList<string>? Services = null, IReadOnlyList<string>? Categories = null);

/// <summary>When a surcharge is due: when all that is stated holds, in the seller's zone.</summary>
/// <param name="Ordered">When the quote is made.</param>
/// <param name="Performed">When the service is asked for.</param>
/// <param name="Rush">true: the service is asked for sooner than its lead time allows.</param>
/// <param name="Calendar">Whose public holidays count: NL (Algemene termijnenwet), BE or DE (those of every Land).</param>
public sealed record ConditionContract(WindowContract? Ordered = null, WindowContract? Performed = null, bool Rush = false, [property: MaxLength(2)] string? Calendar = null)
{
    internal static ConditionContract From(Condition condition) =>
        new(WindowContract.Of(condition.Ordered), WindowContract.Of(condition.Performed), condition.Rush, condition.Calendar);

    internal Condition ToCondition() => new(Ordered?.ToWindow(), Performed?.ToWindow(), Rush, Calendar);
}

/// <summary>A part of the week.</summary>
/// <param name="Days">Any day when absent. What is after midnight belongs to the day on which it is.</param>
/// <param name="From">From this time on, such as 18:00.</param>
/// <param name="Until">Before this time. Earlier than <c>from</c>: until that time in the morning.</param>
public sealed record WindowContract(IReadOnlyList<DayKind>? Days = null, TimeOnly? From = null, TimeOnly? Until = null)
{
    internal static WindowContract? Of(DayWindow? window) => window is null ? null : new(window.Days, window.From, window.Until);

    /// <summary>None when nothing is stated.</summary>
    internal DayWindow? ToWindow() => (Days, From, Until) is (null or [], null, null) ? null : new(Days ?? [], From, Until);
}
