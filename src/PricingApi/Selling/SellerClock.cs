using Microsoft.Extensions.Options;

namespace PricingApi.Selling;

/// <summary>Tells days and times as they are for the seller.</summary>
internal sealed class SellerClock(IOptions<SellerOptions> options, TimeProvider clock)
{
    private readonly TimeZoneInfo _zone = options.Value.Zone;

    public DateTimeOffset Now() => clock.GetUtcNow();

    /// <summary>The day it is.</summary>
    public DateOnly Today() => Day(Now());

    public DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The same instant, with the offset that holds for the seller then.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    /// <summary>The first instant of a day.</summary>
    public DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where clocks are put forward at midnight the day starts an hour later.
        var start = _zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight;

        return new DateTimeOffset(start, _zone.GetUtcOffset(start)).ToUniversalTime();
    }
}
