namespace PricingApi.Webhooks.Dispatch;

/// <summary>Wakes everyone in this process who waits for events that can be read.</summary>
internal sealed class FeedSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next call. Take it before looking, or a call between looking and waiting is missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
