using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PricingApi.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CountEndedSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "sessions_ended",
                table: "api_clients",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "sessions_ended",
                table: "api_clients");
        }
    }
}
