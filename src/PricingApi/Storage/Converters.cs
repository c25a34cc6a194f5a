using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PricingApi.Storage;

/// <summary>Times on SQLite: whole microseconds since 1970 (UTC), which sort and compare as numbers.</summary>
internal sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => ToMicroseconds(time),
    microseconds => FromMicroseconds(microseconds))
{
    /// <summary>For parameters of hand-written SQL, to which converters do not apply.</summary>
    public static long ToMicroseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}

/// <summary>Times on PostgreSQL: an offset other than zero would be refused, and cost the connection.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    time => time.ToUniversalTime(),
    time => time);

/// <summary>Ids on SQLite: the written form, which sorts by time as the id does.</summary>
internal sealed class IdConverter() : ValueConverter<Guid, string>(
    id => Ids.Format(id),
    text => Guid.ParseExact(text, "N"));
