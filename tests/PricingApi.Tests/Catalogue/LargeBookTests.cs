using System.Text;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>Price books of thousands of services, in a process of their own: memory is one for all tests that run in this one.</summary>
public sealed class LargeBookTests : IDisposable
{
    private const int Services = 5_000;
    private const int Times = 3;

    /// <summary>Some thirty times the text of the book. What is kept of each request, by each thread that served one, does not fit in it for long.</summary>
    private const int Mebibytes = 72;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-large.");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Are_imported_replaced_and_checked_again_and_again_in_little_memory()
    {
        await using var service = await ServiceProcess.StartWithinAsync(_folder, Mebibytes);
        using var client = new HttpClient { BaseAddress = new(service.Address), DefaultRequestHeaders = { { "X-Api-Key", DevelopmentData.Key } } };
        var seller = new Door(client, Guid.Empty);
        var draft = await seller.NewDraft(Menu.Storage);
        var book = Encoding.UTF8.GetBytes($$"""{ "services": [{{string.Join(',', Enumerable.Range(0, Services).Select(Service))}}] }""");

        var tag = (await seller.Get(draft)).ETag!;

        for (var time = 0; time < Times; time++)
        {
            var imported = (await seller.Post($"{draft}/import?dryRun=false", book, ("If-Match", tag))).Expect(200);
            tag = (await seller.Put(draft, book, imported.ETag)).Expect(200).ETag!;
            (await seller.Post($"{draft}/validate", null)).Expect(200).Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
        }
    }

    private static string Service(int index) => Menu.Service($"SERVICE-{index}", Menu.Volume((10, "2.00", "0.00"), (null, "1.50", "5.00"))).ToJsonString();
}
