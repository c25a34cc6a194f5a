namespace PricingApi.Storage;

/// <summary>A turn among processes on one machine. The system ends it with the process that has it, however that dies.</summary>
internal static class FileLock
{
    /// <summary>"Another has it", as Linux, macOS and Windows say it.</summary>
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the turn, until cancelled.</summary>
    /// <inheritdoc cref="TryTake"/>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(path) is { } turn)
            {
                return turn;
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>The turn, or null when another has it.</summary>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="IOException">The file cannot be written, for instance on a read-only file system.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (Taken.Contains(fault.HResult))
        {
            return null;
        }
    }
}
