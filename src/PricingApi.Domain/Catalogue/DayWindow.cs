namespace PricingApi.Domain.Catalogue;

/// <summary>Days as tariffs tell them apart.</summary>
public enum DayKind
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,

    /// <summary>A public holiday by the stated calendar, whatever weekday it is.</summary>
    Holiday,
}

/// <summary>A part of the week, in the seller's zone.</summary>
/// <param name="Days">Any day when it names none.</param>
/// <param name="From">From this time on; from midnight when null.</param>
/// <param name="Until">Before this time; until midnight when null. Earlier than <paramref name="From"/>: until that time in the morning.</param>
public sealed record DayWindow(IReadOnlyList<DayKind> Days, TimeOnly? From, TimeOnly? Until)
{
    /// <summary>What is after midnight belongs to the day on which it is.</summary>
    /// <param name="calendar">Whose holidays count.</param>
    public bool Holds(DateTime moment, string? calendar)
    {
        var (day, time) = (DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));
        var (from, until) = (From ?? TimeOnly.MinValue, Until ?? TimeOnly.MaxValue);
        var isInTime = From > Until ? time >= from || time < until : time >= from && (Until is null || time < until);

        return isInTime && (Days is [] || Days.Any(kind => Is(kind, day, calendar)));
    }

    internal bool IsSameAs(DayWindow? other) =>
        other is not null && (From, Until) == (other.From, other.Until) && Days.ToHashSet().SetEquals(other.Days);

    internal IEnumerable<Refusal> Check(string? calendar, string path)
    {
        if (From is not null && From == Until)
        {
            yield return new("condition-empty", "From and until are the same: nothing lies between them.", path + "/until");
        }

        if (calendar is null && Days.Contains(DayKind.Holiday))
        {
            yield return new("unknown-calendar", "Name the calendar whose holidays count.", path + "/days");
        }
    }

    private static bool Is(DayKind kind, DateOnly day, string? calendar) => kind == DayKind.Holiday
        ? calendar is not null && Calendars.IsHoliday(calendar, day)
        : (int)kind == ((int)day.DayOfWeek + 6) % 7;
}
