using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PricingApi.Storage;

namespace PricingApi.Tests.Storage;

/// <summary>Needs no database: looks at the model of each.</summary>
public sealed class ModelTests
{
    /// <summary>Tables of a few rows, about the installation as a whole.</summary>
    private static readonly string[] Small = ["accounts", "price_books", "price_book_versions", "index_values", "number_blocks", "stamps", "installations", "protection_keys", "verifications"];

    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Databases))]
    public void Migrations_are_up_to_date(string database)
    {
        using var db = Context(database);
        db.Database.HasPendingModelChanges().ShouldBeFalse("Add a migration: the commands are in PricingDbContext.");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Every_table_that_grows_names_its_account(string database)
    {
        using var db = Context(database);
        db.Model.GetEntityTypes()
            .Where(table => !Small.Contains(table.GetTableName()) && table.FindProperty("AccountId") is null)
            .Select(table => table.GetTableName())
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Nothing_is_generated_or_hidden(string database)
    {
        using var db = Context(database);
        db.Model.GetEntityTypes().SelectMany(table => table.GetProperties())
            .Where(column => column.IsShadowProperty() || column.ValueGenerated is not ValueGenerated.Never)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void No_column_holds_a_binary_fraction(string database)
    {
        using var db = Context(database);
        db.Model.GetEntityTypes().SelectMany(table => table.GetProperties())
            .Where(column => column.ClrType == typeof(double) || column.ClrType == typeof(float) || column.ClrType == typeof(decimal))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void Names_are_in_snake_case_and_fit(string database)
    {
        using var db = Context(database);
        var names = db.Model.GetRelationalModel().Tables.SelectMany(table =>
            table.Columns.Select(column => column.Name)
                .Concat(table.Indexes.Select(index => index.Name))
                .Concat(table.UniqueConstraints.Select(key => key.Name))
                .Concat(table.ForeignKeyConstraints.Select(key => key.Name))
                .Append(table.Name));

        names.ShouldAllBe(name => name.Length < 64 && name.All(letter => letter == '_' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));
    }

    private static PricingDbContext Context(string database) => database switch
    {
        "sqlite" => new SqlitePricingDbContext(new DbContextOptionsBuilder<SqlitePricingDbContext>().UseSqlite("Data Source=none").Options),
        _ => new PostgresPricingDbContext(new DbContextOptionsBuilder<PostgresPricingDbContext>().UseNpgsql("Host=none").Options),
    };
}
