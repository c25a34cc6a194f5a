namespace PricingApi.Storage.Rows;

/// <summary>A key of ASP.NET Core Data Protection, as it writes them down: all replicas have the same, before and after a restart.</summary>
internal sealed class ProtectionKeyRow
{
    public required string Name { get; set; }

    public required string Xml { get; set; }
}
