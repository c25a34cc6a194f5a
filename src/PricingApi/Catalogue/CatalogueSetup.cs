using PricingApi.Catalogue.Differences;
using PricingApi.Catalogue.Impact;
using PricingApi.Operations;

namespace PricingApi.Catalogue;

internal static class CatalogueSetup
{
    public static void AddCatalogue(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CatalogueOptions>().BindConfiguration(CatalogueOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<FourEyes>();
        builder.Services.AddSingleton<Catalogues>();
        builder.Services.AddSingleton<CatalogueViews>();
        builder.Services.AddSingleton<Indexes>();
        builder.Services.AddSingleton<IKeptInMemory>(provider => provider.GetRequiredService<Indexes>());
        builder.Services.AddSingleton<CatalogueReader>();
        builder.Services.AddSingleton<CatalogueFeed>();
        builder.Services.AddSingleton<LikeAccounts>();
        builder.Services.AddSingleton<UnknownNames>();
        builder.Services.AddSingleton<DiffAnswers>();
        builder.Services.AddSingleton<PublishRules>();
        builder.Services.AddSingleton<ImpactRun>();
        builder.Services.AddSingleton<ImpactTokens>();
        builder.Services.AddSingleton<ImpactGate>();
        builder.Services.AddSingleton<PublishGuards>();
        builder.Services.AddSingleton<IKeptInMemory>(provider => provider.GetRequiredService<Catalogues>());
        builder.Services.AddSingleton<VersionStarts>();

        if (!Describing.Only)
        {
            builder.Services.AddHostedService<VersionStartWorker>();
        }
    }
}
