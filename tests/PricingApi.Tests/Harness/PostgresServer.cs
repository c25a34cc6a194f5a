using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PricingApi.Tests.Harness;

/// <summary>One running PostgreSQL server: a folder for its data, and a port on this machine only. Fast, and durable only if asked.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const int Tries = 3;
    private const string Settings = "-c listen_addresses=127.0.0.1 -c max_connections=200";
    private const string Fast = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    private readonly string _folder;
    private readonly int _port;
    private int _stopped;

    private PostgresServer(string folder, int port)
    {
        (_folder, _port) = (folder, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The folder of the newest server programs; absent when there are none.</summary>
    public static string? Programs { get; } = FindPrograms();

    /// <param name="durable">What was committed is still there after <see cref="CrashAsync"/>.</param>
    public static async Task<PostgresServer> StartAsync(bool durable = false)
    {
        await PostgresLeftovers.SweepAsync();

        var folder = (await Postgres.RunAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), PostgresLeftovers.Pattern("XXXXXX")))).Trim();
        PostgresLeftovers.Claim(folder);
        await Postgres.RunAsync(Program("initdb"), "-D", Data(folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");

        for (var tries = 1; ; tries++)
        {
            var port = FreePort();

            try
            {
                await Postgres.StartServerAsync(
                    Program("pg_ctl"), "-D", Data(folder), "-s", "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -c unix_socket_directories={folder} {Settings}{(durable ? "" : Fast)}", "start");
                return new PostgresServer(folder, port);
            }
            catch (InvalidOperationException) when (tries < Tries)
            {
                // Somebody took the port between our looking and our starting.
            }
        }
    }

    public static async Task StopAsync(string folder)
    {
        await Postgres.RunAsync(Program("pg_ctl"), "-D", Data(folder), "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Ends it without finishing anything, and starts it again.</summary>
    public Task CrashAsync() => Postgres.StartServerAsync(Program("pg_ctl"), "-D", Data(_folder), "-s", "-w", "-l", Path.Combine(_folder, "log"), "-m", "immediate", "restart");

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = "postgres", Database = database }.ConnectionString;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stopped, 1) is 0)
        {
            NpgsqlConnection.ClearAllPools();
            Task.Run(() => StopAsync(_folder)).GetAwaiter().GetResult();
        }
    }

    private static string Program(string name) => Path.Combine(Programs!, name);

    private static string Data(string folder) => Path.Combine(folder, "data");

    private static string? FindPrograms()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
            : [];

        return new[] { Environment.GetEnvironmentVariable("PG_BIN") }
            .Concat(debian)
            .Concat(Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [])
            .FirstOrDefault(folder => folder is not (null or "") && Needed.All(program => File.Exists(Path.Combine(folder, program))));
    }

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
