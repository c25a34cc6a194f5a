using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace PricingApi.Tests.Harness;

/// <summary>A JSON Schema validator that is not ours: the npm package <c>ajv</c>, in one process for all tests.</summary>
internal sealed class BodyValidator
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static BodyValidator? _started;

    private readonly Process _node;

    private BodyValidator(Process node) => _node = node;

    /// <summary>Whether there is one; where there must be, it is a failure that there is none.</summary>
    public static bool Exists { get; } = Directory.Exists(Path.Combine(NodeScript.Folder, "node_modules", "ajv")) || Environment.GetEnvironmentVariable("REQUIRE_NODE") == "1";

    /// <summary>What is wrong with a body by the schema of its type, in which no member may be left out; empty when nothing is.</summary>
    /// <param name="schemas">The schemas by type, asked for once.</param>
    public static async Task<string> CheckAsync(string type, ReadOnlyMemory<byte> body, Func<Task<IReadOnlyDictionary<string, JsonElement>>> schemas)
    {
        await Turn.WaitAsync();

        try
        {
            var validator = _started ??= await StartAsync(await schemas());
            return await validator.AskAsync($"{type} {Encoding.UTF8.GetString(body.Span)}");
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<BodyValidator> StartAsync(IReadOnlyDictionary<string, JsonElement> schemas)
    {
        var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(NodeScript.Folder, "validate.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var validator = new BodyValidator(node);

        return await validator.AskAsync(JsonSerializer.Serialize(schemas)) == "ready" ? validator : throw new InvalidOperationException("The schemas cannot be read.");
    }

    private async Task<string> AskAsync(string line)
    {
        await _node.StandardInput.WriteLineAsync(line);
        await _node.StandardInput.FlushAsync();
        return await _node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The validator has ended.");
    }
}
