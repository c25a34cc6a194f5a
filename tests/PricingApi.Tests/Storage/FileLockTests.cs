using PricingApi.Storage;

namespace PricingApi.Tests.Storage;

public sealed class FileLockTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-lock.");

    [Fact]
    public async Task One_has_the_turn_until_it_ends()
    {
        var path = Path.Combine(_folder.FullName, "lock");
        var first = await FileLock.TakeAsync(path, TestContext.Current.CancellationToken);
        var second = FileLock.TakeAsync(path, TestContext.Current.CancellationToken);

        second.IsCompleted.ShouldBeFalse();
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_not_waited_for() =>
        await Should.ThrowAsync<DirectoryNotFoundException>(() =>
            FileLock.TakeAsync(Path.Combine(_folder.FullName, "gone", "lock"), TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_file_that_can_never_be_opened_is_not_waited_for()
    {
        var path = Path.Combine(_folder.FullName, "loop");
        File.CreateSymbolicLink(path, path);

        await Should.ThrowAsync<IOException>(() => FileLock.TakeAsync(path, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
