using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace PricingApi.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status_code = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    latency_ms = table.Column<int>(type: "integer", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    response = table.Column<byte[]>(type: "bytea", nullable: true),
                    lease_token = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    client_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor = table.Column<string>(type: "text", nullable: true),
                    action = table.Column<string>(type: "text", nullable: false),
                    resource = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endpoint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quote_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_token = table.Column<long>(type: "bigint", nullable: false),
                    replay_no = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    type = table.Column<string>(type: "text", nullable: false),
                    price_book_code = table.Column<string>(type: "text", nullable: true),
                    quote_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: true),
                    mode = table.Column<string>(type: "text", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    endpoint_id = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    client_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resource_id = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_records", x => new { x.account_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "index_values",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_index_values", x => new { x.code, x.date });
                });

            migrationBuilder.CreateTable(
                name: "installations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_installations", x => x.id);
                    table.CheckConstraint("ck_installations_id", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "number_blocks",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_number_blocks", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "price_books",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_books", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "quote_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quote_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    mode = table.Column<string>(type: "text", nullable: false),
                    customer_reference = table.Column<string>(type: "text", nullable: false),
                    external_reference = table.Column<string>(type: "text", nullable: true),
                    book_code = table.Column<string>(type: "text", nullable: false),
                    book_version = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    content_version = table.Column<int>(type: "integer", nullable: false),
                    event_sequence = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    damage_found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_by = table.Column<string>(type: "text", nullable: true),
                    accepted_document = table.Column<byte[]>(type: "bytea", nullable: true),
                    accepted_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    accepted_email = table.Column<string>(type: "text", nullable: true),
                    decided_by_link = table.Column<Guid>(type: "uuid", nullable: true),
                    decline_reason = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    approval = table.Column<string>(type: "text", nullable: true),
                    approval_reasons = table.Column<string>(type: "text", nullable: true),
                    approval_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    approval_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approval_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approval_by_actor = table.Column<string>(type: "text", nullable: true),
                    approval_note = table.Column<string>(type: "text", nullable: true),
                    edited_by = table.Column<Guid>(type: "uuid", nullable: false),
                    edited_by_actor = table.Column<string>(type: "text", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "replays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    endpoint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    event_types = table.Column<string>(type: "text", nullable: true),
                    states = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    reached_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reached_sequence = table.Column<int>(type: "integer", nullable: false),
                    reached_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replayed = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_replays", x => x.id);
                    table.CheckConstraint("ck_replays_status", "status IN ('running', 'done', 'cancelled')");
                });

            migrationBuilder.CreateTable(
                name: "stamps",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stamps", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "vat_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    vat_id = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by_actor = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vat_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verifications",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    last_quote_id = table.Column<Guid>(type: "uuid", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verifications", x => x.id);
                    table.CheckConstraint("ck_verifications_id", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    price_book_code = table.Column<string>(type: "text", nullable: true),
                    segment = table.Column<string>(type: "text", nullable: true),
                    suspended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.CheckConstraint("ck_accounts_kind", "kind IN ('seller', 'partner')");
                    table.ForeignKey(
                        name: "fk_accounts_price_books_price_book_code",
                        column: x => x.price_book_code,
                        principalTable: "price_books",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "price_book_versions",
                columns: table => new
                {
                    book_code = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    edited_by = table.Column<Guid>(type: "uuid", nullable: true),
                    edited_by_actor = table.Column<string>(type: "text", nullable: true),
                    effective_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    start_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_book_versions", x => new { x.book_code, x.number });
                    table.CheckConstraint("ck_price_book_versions_status", "status IN ('draft', 'published')");
                    table.ForeignKey(
                        name: "fk_price_book_versions_price_books_book_code",
                        column: x => x.book_code,
                        principalTable: "price_books",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quote_history",
                columns: table => new
                {
                    quote_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content_version = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_link = table.Column<Guid>(type: "uuid", nullable: true),
                    decline_reason = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    replaced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote_history", x => new { x.quote_id, x.content_version });
                    table.ForeignKey(
                        name: "fk_quote_history_quotes_quote_id",
                        column: x => x.quote_id,
                        principalTable: "quotes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "quote_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    quote_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sender = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_quote_messages_quotes_quote_id",
                        column: x => x.quote_id,
                        principalTable: "quotes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "api_clients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous_key_id = table.Column<string>(type: "text", nullable: true),
                    previous_key_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    previous_key_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    scopes = table.Column<string>(type: "text", nullable: false),
                    mode = table.Column<string>(type: "text", nullable: false),
                    trusts_actor = table.Column<bool>(type: "boolean", nullable: false),
                    assortment = table.Column<string>(type: "text", nullable: true),
                    discount_limit = table.Column<string>(type: "text", nullable: false),
                    development_only = table.Column<bool>(type: "boolean", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_clients", x => x.id);
                    table.CheckConstraint("ck_api_clients_mode", "mode IN ('live', 'test')");
                    table.ForeignKey(
                        name: "fk_api_clients_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    event_types = table.Column<string>(type: "text", nullable: false),
                    all_accounts = table.Column<bool>(type: "boolean", nullable: false),
                    ordered = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    disabled_reason = table.Column<string>(type: "text", nullable: true),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    previous_secret_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    header_names = table.Column<string>(type: "text", nullable: false),
                    headers = table.Column<byte[]>(type: "bytea", nullable: true),
                    description = table.Column<string>(type: "text", nullable: true),
                    owner = table.Column<string>(type: "text", nullable: true),
                    max_in_flight = table.Column<int>(type: "integer", nullable: false),
                    rate_per_second = table.Column<int>(type: "integer", nullable: true),
                    fail_streak = table.Column<int>(type: "integer", nullable: false),
                    first_fail_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_ok_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    strain = table.Column<int>(type: "integer", nullable: false),
                    allowance = table.Column<int>(type: "integer", nullable: true),
                    open_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoints", x => x.id);
                    table.CheckConstraint("ck_webhook_endpoints_status", "status IN ('active', 'paused', 'disabled', 'deleted')");
                    table.ForeignKey(
                        name: "fk_webhook_endpoints_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "stamps",
                columns: new[] { "name", "value" },
                values: new object[,]
                {
                    { "access", 0L },
                    { "catalogue", 0L },
                    { "events", 0L },
                    { "indexes", 0L }
                });

            migrationBuilder.InsertData(
                table: "verifications",
                columns: new[] { "id", "last_quote_id", "not_before" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000"), new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)) });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_created_at_id",
                table: "accounts",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_clients_account_id_created_at_id",
                table: "api_clients",
                columns: new[] { "account_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_clients_key_id",
                table: "api_clients",
                column: "key_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attempts_delivery_id_number",
                table: "attempts",
                columns: new[] { "delivery_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_account_id_created_at_id",
                table: "deliveries",
                columns: new[] { "account_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_active",
                table: "deliveries",
                columns: new[] { "quote_id", "endpoint_id" },
                filter: "state IN (0, 1) AND quote_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_dead",
                table: "deliveries",
                columns: new[] { "finished_at", "id" },
                filter: "state = 5");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_due",
                table: "deliveries",
                columns: new[] { "endpoint_id", "next_attempt_at", "id" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_endpoint_id_created_at_id",
                table: "deliveries",
                columns: new[] { "endpoint_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_event_id_endpoint_id_replay_no",
                table: "deliveries",
                columns: new[] { "event_id", "endpoint_id", "replay_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_held",
                table: "deliveries",
                columns: new[] { "endpoint_id", "created_at" },
                filter: "state = 4");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_lease_until",
                table: "deliveries",
                column: "lease_until",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_leased",
                table: "deliveries",
                column: "endpoint_id",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_waiting",
                table: "deliveries",
                columns: new[] { "quote_id", "endpoint_id", "sequence" },
                filter: "state = 3");

            migrationBuilder.CreateIndex(
                name: "ix_events_account_id_id",
                table: "events",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_events_of_account",
                table: "events",
                columns: new[] { "account_id", "position" },
                filter: "position > 0");

            migrationBuilder.CreateIndex(
                name: "ix_events_of_book",
                table: "events",
                columns: new[] { "price_book_code", "position" },
                filter: "position > 0 AND account_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_events_placed",
                table: "events",
                column: "position",
                unique: true,
                filter: "position > 0");

            migrationBuilder.CreateIndex(
                name: "ix_events_quote_id_sequence",
                table: "events",
                columns: new[] { "quote_id", "sequence" },
                unique: true,
                filter: "quote_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_events_unplaced",
                table: "events",
                column: "id",
                filter: "position IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_price_book_versions_book_code_effective_from",
                table: "price_book_versions",
                columns: new[] { "book_code", "effective_from" },
                unique: true,
                filter: "status = 'published' AND withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_quote_history_quote_id_revision",
                table: "quote_history",
                columns: new[] { "quote_id", "revision" },
                unique: true,
                filter: "status <> 'draft'");

            migrationBuilder.CreateIndex(
                name: "ix_quote_links_hash",
                table: "quote_links",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quote_links_quote_id_created_at_id",
                table: "quote_links",
                columns: new[] { "quote_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quote_messages_quote_id_created_at_id",
                table: "quote_messages",
                columns: new[] { "quote_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_account_id_created_at_id",
                table: "quotes",
                columns: new[] { "account_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_account_id_customer_reference_created_at_id",
                table: "quotes",
                columns: new[] { "account_id", "customer_reference", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_account_id_external_reference",
                table: "quotes",
                columns: new[] { "account_id", "external_reference" },
                filter: "external_reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_account_id_status_created_at_id",
                table: "quotes",
                columns: new[] { "account_id", "status", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_book_code_valid_until_id",
                table: "quotes",
                columns: new[] { "book_code", "valid_until", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_quotes_damaged",
                table: "quotes",
                column: "id",
                filter: "damage_found_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_first_issued_at_account_id",
                table: "quotes",
                columns: new[] { "first_issued_at", "account_id" },
                filter: "first_issued_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_not_reminded",
                table: "quotes",
                columns: new[] { "valid_until", "id" },
                filter: "status = 'issued' AND reminded_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_quotes_number",
                table: "quotes",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quotes_valid_until_id",
                table: "quotes",
                columns: new[] { "valid_until", "id" },
                filter: "status = 'issued'");

            migrationBuilder.CreateIndex(
                name: "ix_replays_account_id_created_at_id",
                table: "replays",
                columns: new[] { "account_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_replays_running",
                table: "replays",
                column: "endpoint_id",
                unique: true,
                filter: "status = 'running'");

            migrationBuilder.CreateIndex(
                name: "ix_vat_checks_created_at_id",
                table: "vat_checks",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_vat_checks_vat_id_created_at_id",
                table: "vat_checks",
                columns: new[] { "vat_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_endpoints_account_id_created_at_id",
                table: "webhook_endpoints",
                columns: new[] { "account_id", "created_at", "id" });

            migrationBuilder.Guard();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_clients");

            migrationBuilder.DropTable(
                name: "attempts");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "idempotency_records");

            migrationBuilder.DropTable(
                name: "index_values");

            migrationBuilder.DropTable(
                name: "installations");

            migrationBuilder.DropTable(
                name: "number_blocks");

            migrationBuilder.DropTable(
                name: "price_book_versions");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "quote_history");

            migrationBuilder.DropTable(
                name: "quote_links");

            migrationBuilder.DropTable(
                name: "quote_messages");

            migrationBuilder.DropTable(
                name: "replays");

            migrationBuilder.DropTable(
                name: "stamps");

            migrationBuilder.DropTable(
                name: "vat_checks");

            migrationBuilder.DropTable(
                name: "verifications");

            migrationBuilder.DropTable(
                name: "webhook_endpoints");

            migrationBuilder.DropTable(
                name: "quotes");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "price_books");
        }
    }
}
