using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Operations;

/// <summary>Keeps the keys of Data Protection in the database, so that whoever signed in stays so over a restart and at every replica.</summary>
/// <remarks>They lie there as they are, beside the secret of the installation: who reads the database needs no session. What they protect is worth half an hour.</remarks>
internal sealed class ProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        return [.. db.ProtectionKeys.AsNoTracking().Select(row => row.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        db.Add(new ProtectionKeyRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

internal static class ProtectionSetup
{
    /// <summary>Does nothing while the build only asks for the OpenAPI document: there is no database then.</summary>
    public static void AddProtection(this IServiceCollection services)
    {
        if (!Describing.Only)
        {
            services.AddDataProtection().SetApplicationName(Telemetry.Name);
            services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new ProtectionKeys(scopes));
        }
    }
}
