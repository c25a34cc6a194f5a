namespace PricingApi.Domain.Catalogue;

/// <summary>What a lead time is counted in.</summary>
public enum LeadTimeUnit
{
    Hours,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Monday to Friday, without the holidays of the stated calendar.</summary>
    WorkingDays,
}

/// <summary>How long a service takes from its order to its performance.</summary>
/// <param name="Value">0 to 1,000.</param>
/// <param name="Calendar">Whose holidays are no working days; none when null.</param>
/// <param name="CutOff">What is ordered at or after this time counts as ordered on the next day, or working day; null for none.</param>
public sealed record LeadTime(int Value, LeadTimeUnit Unit, string? Calendar = null, TimeOnly? CutOff = null)
{
    public const int Longest = 1_000;

    /// <summary>The earliest moment at which it can be performed: to the minute for hours, else the start of a day.</summary>
    public DateTime From(DateTime ordered) => Unit switch
    {
        LeadTimeUnit.Hours => ordered.AddHours(Value),
        LeadTimeUnit.Days => ordered.Date.AddDays(IsLate(ordered) ? Value + 1 : Value),
        _ => WorkingDaysAfter(DateOnly.FromDateTime(ordered), IsLate(ordered) && IsWorking(DateOnly.FromDateTime(ordered)) ? Value + 1 : Value).ToDateTime(TimeOnly.MinValue),
    };

    private bool IsLate(DateTime ordered) => TimeOnly.FromDateTime(ordered) >= CutOff;

    private DateOnly WorkingDaysAfter(DateOnly day, int days)
    {
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorking(day) ? 1 : 0;
        }

        return day;
    }

    private bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (Calendar is null || !Calendars.IsHoliday(Calendar, day));

    internal IEnumerable<Refusal> Check()
    {
        if (Value is < 0 or > Longest)
        {
            yield return new("lead-time", "A lead time lies from 0 to 1,000.", "/leadTime/value");
        }

        if (CutOff is not null && Unit == LeadTimeUnit.Hours)
        {
            yield return new("lead-time", "Hours count from the order itself: leave the cut-off out.", "/leadTime/cutOff");
        }

        if (Calendar is not null && Unit != LeadTimeUnit.WorkingDays)
        {
            yield return new("lead-time", "Holidays count for working days alone: leave the calendar out.", "/leadTime/calendar");
        }
        else if (Calendar is not null && !Calendars.Have(Calendar))
        {
            yield return new("unknown-calendar", $"Holidays are known for: {string.Join(", ", Calendars.Codes)}.", "/leadTime/calendar");
        }
    }
}
