namespace PricingApi.Storage.Rows;

/// <summary>A row that can change. Saving a change raises its version by one and fails when another change came first.</summary>
internal interface IVersioned
{
    /// <summary>1 for a new row; what the entity tag of the resource is made of.</summary>
    int RowVersion { get; set; }
}
