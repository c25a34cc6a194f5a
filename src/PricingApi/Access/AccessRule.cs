namespace PricingApi.Access;

/// <summary>Who may use a route: everyone, or keys with a scope.</summary>
internal sealed record AccessRule(Scope Scope, bool Open = false, bool SellerOnly = false);

internal static class AccessRules
{
    /// <summary>Lets in keys that have <paramref name="scope"/>; <see cref="Scope.None"/> means any key.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, Scope scope)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessRule(scope));

    /// <summary>Lets in keys of the seller's own account that have <paramref name="scope"/>.</summary>
    public static TBuilder NeedsSeller<TBuilder>(this TBuilder route, Scope scope)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessRule(scope, SellerOnly: true));

    /// <summary>Lets in everyone, without a key.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new AccessRule(Scope.None, Open: true));

    /// <summary>Refuses to start while a route says nothing about who may use it.</summary>
    public static void RequireAccessRules(this IEndpointRouteBuilder app)
    {
        var forgotten = app.DataSources.SelectMany(source => source.Endpoints).Where(route => route.Metadata.GetMetadata<AccessRule>() is null).ToList();

        if (forgotten is not [])
        {
            throw new InvalidOperationException($"These routes need .Needs(scope) or .Open(): {string.Join(", ", forgotten)}.");
        }
    }
}
