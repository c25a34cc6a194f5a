using PricingApi.Access;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Storage;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<TimeProvider, StorableClock>();
builder.Services.AddStorage(builder.Configuration);
builder.AddEdge();
builder.AddAccess();
builder.AddOperations();
builder.Services.AddOpenApi();

var app = builder.Build();

app.UseEdge();
app.MapOpenApi().Open();
app.MapAccounts();
app.MapApiClients();
app.MapMe();
app.RequireAccessRules();

await app.MigrateAsync();
await app.LoadMemoryAsync();
await app.RunAsync();
