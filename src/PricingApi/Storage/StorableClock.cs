namespace PricingApi.Storage;

/// <summary>Whole milliseconds: every database keeps them exactly, so what is answered is what is read back.</summary>
internal sealed class StorableClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
