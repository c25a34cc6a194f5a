using System.Net.Sockets;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace PricingApi.Operations;

/// <summary>What keeps the service from starting and is to be mended outside it: a setting, the database, a file, a port.</summary>
internal static class StartFault
{
    /// <summary>Says what is wrong in a sentence; null for a fault of the program, which needs its stack.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        OptionsValidationException settings => string.Join(" ", settings.Failures),
        TargetInvocationException { InnerException: { } inner } => Explain(inner),
        TimeZoneNotFoundException zone => $"Seller:TimeZone: {zone.Message}",
        PostgresException database => $"The database refuses: {database.MessageText}.",
        NpgsqlException database => $"The database cannot be reached: {database.Message}.",
        SqliteException database => $"The database file cannot be used: {database.Message}",
        SocketException port => $"An address cannot be listened on: {port.Message}.",
        IOException or UnauthorizedAccessException => fault.Message,
        InvalidOperationException { InnerException: PostgresException or FormatException or ArgumentException } => fault.Message,
        _ => null,
    };

    /// <summary>Finds wrong settings before the database is touched.</summary>
    public static void CheckSettings(this WebApplication app)
    {
        if (!Describing.Only)
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
        }
    }
}
