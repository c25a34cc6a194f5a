using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PricingApi.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TellWhatReplaysMade : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "replay_id",
                table: "deliveries",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_replayed",
                table: "deliveries",
                columns: new[] { "replay_id", "state" },
                filter: "replay_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deliveries_replayed",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "replay_id",
                table: "deliveries");
        }
    }
}
