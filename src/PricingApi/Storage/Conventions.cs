using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage;

/// <summary>What holds for every table: names, keys made by the service, versions, how times and ids are kept.</summary>
internal static class Conventions
{
    /// <summary>Byte arrays are replaced whole, never changed in place, so tracking need not copy and compare them.</summary>
    private static readonly ValueComparer<byte[]> ByReference = new(
        (left, right) => ReferenceEquals(left, right),
        bytes => bytes.GetHashCode(),
        bytes => bytes);

    public static void Configure(ModelConfigurationBuilder builder, bool sqlite)
    {
        // Indexes are written down one by one: each costs every insert.
        builder.Conventions.Remove<ForeignKeyIndexConvention>();

        if (sqlite)
        {
            builder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
            builder.Properties<Guid>().HaveConversion<IdConverter>();
        }
        else
        {
            builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        }
    }

    public static void Apply(IMutableModel model)
    {
        foreach (var table in model.GetEntityTypes())
        {
            foreach (var property in table.GetProperties())
            {
                property.ValueGenerated = ValueGenerated.Never;
                property.IsConcurrencyToken = property.Name is nameof(IVersioned.RowVersion);
                property.SetColumnName(SnakeCase(property.Name));

                if (property.ClrType == typeof(byte[]))
                {
                    property.SetValueComparer(ByReference);
                }
            }
        }

        // Names of keys and indexes are made of the column names, so these must all be there first.
        foreach (var table in model.GetEntityTypes())
        {
            NameConstraints(table);
        }
    }

    private static void NameConstraints(IMutableEntityType table)
    {
        foreach (var key in table.GetKeys())
        {
            key.SetName(Lower(key.GetName()));
        }

        foreach (var foreignKey in table.GetForeignKeys())
        {
            foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
            foreignKey.SetConstraintName(Lower(foreignKey.GetConstraintName()));
        }

        foreach (var index in table.GetIndexes())
        {
            index.SetDatabaseName(Lower(index.GetDatabaseName()));
        }
    }

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static string? Lower(string? name) => name?.ToLowerInvariant();
}
