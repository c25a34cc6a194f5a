using PricingApi.Storage;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<TimeProvider, StorableClock>();
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddOpenApi();

var app = builder.Build();

app.MapOpenApi();

await app.MigrateAsync();
await app.RunAsync();
