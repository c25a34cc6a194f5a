using System.Text.Json;
using PricingApi.Catalogue.Files;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>Reads the body of a draft service by service. What it answers is what reading it whole would.</summary>
internal static class PriceBookReader
{
    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static PriceBookContent Read(ReadOnlyMemory<byte> bytes)
    {
        var (services, faults) = (new List<ServiceContract>(), new List<ProblemError>());

        foreach (var (index, json) in Slices(BodyReader.Text(bytes)).Index().TakeWhile(_ => faults.Count < ProblemResult.MostErrors))
        {
            if (BodyReader.TryRead<ServiceContract>(json, out var found) is { } service)
            {
                services.Add(service);
            }

            faults.AddRange(found.Take(ProblemResult.MostErrors - faults.Count).Select(fault => fault with { Pointer = $"/services/{index}{fault.Pointer}" }));
        }

        return faults is [] ? new(services) : throw new RefusedException(Problems.With(ProblemType.InvalidRequest, faults));
    }

    /// <summary>The JSON of each service.</summary>
    /// <exception cref="RefusedException">It is not JSON, or not an object with a list of services and no more.</exception>
    public static List<ReadOnlyMemory<byte>> Slices(ReadOnlyMemory<byte> body, int most = int.MaxValue)
    {
        try
        {
            if (ServiceSlices.Find(body, most) is { } services)
            {
                return services;
            }
        }
        catch (JsonException)
        {
            // What and where is told below.
        }

        // The reader of bodies knows the words for it.
        BodyReader.Read<PriceBookContent>(body);
        throw new InvalidOperationException("A body that cannot be one was read.");
    }
}
