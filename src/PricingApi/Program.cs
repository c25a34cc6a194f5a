using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Catalogue.Differences;
using PricingApi.Catalogue.Impact;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Quotes;
using PricingApi.Quotes.Approvals;
using PricingApi.Quotes.Comparing;
using PricingApi.Quotes.Documents;
using PricingApi.Quotes.Interactions;
using PricingApi.Quotes.Links;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Vat;
using PricingApi.Webhooks;
using PricingApi.Webhooks.Ops;
using PricingApi.Webhooks.Replays;
using PricingApi.Webhooks.Secrets;

var builder = WebApplication.CreateBuilder(HomeFolder.AddTo(args));

builder.Services.AddSingleton<TimeProvider, StorableClock>();
builder.Services.AddStorage(builder.Configuration);
builder.AddEdge();
builder.AddAccess();
builder.AddSelling();
builder.AddVat();
builder.AddCatalogue();
builder.AddQuotes();
builder.AddWebhooks();
builder.AddOps();
builder.AddOperations();
builder.Services.AddOpenApiDocument();

var app = builder.Build();

app.UseTelemetry();
Draining.Use(app);
app.UseEdge();
app.UseOps();
app.MapOpenApiDocument();
app.MapProblemPages();
app.MapHealth();
app.MapMe();
app.MapAccounts();
app.MapApiClients();
app.MapCatalogue();
app.MapIndexes();
app.MapPriceBooks();
app.MapPriceBookVersions();
app.MapDrafts();
app.MapVersionDiff();
app.MapVersionImpact();
app.MapQuotes();
app.MapConfigure();
app.MapApprovals();
app.MapComparing();
app.MapVatChecks();
app.MapVerify();
app.MapDocuments();
app.MapLinks();
app.MapCustomerPages();
app.MapInteractions();
app.MapReports();
app.MapWebhookEndpoints();
app.MapDeliveries();
app.MapReplays();
app.MapEvents();
app.MapEventTypes();
app.MapOps();
app.RequireAccessRules();

try
{
    if (AdminKeyCommand.Is(args))
    {
        return await AdminKeyCommand.RunAsync(app, args);
    }

    app.CheckSettings();
    using var alone = app.OccupyDatabase();
    await app.MigrateAsync();
    await app.SeedAsync();
    await app.LoadMemoryAsync();
    await app.RenewSecretsAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (StartFault.Explain(fault) is { } reason)
{
    await Console.Error.WriteLineAsync($"PricingApi cannot run: {reason}");
    return 1;
}
