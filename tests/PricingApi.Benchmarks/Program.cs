using System.Globalization;
using BenchmarkDotNet.Running;
using PricingApi.Benchmarks;

switch (args)
{
    case ["bare", var service, var address, .. var keys]:
        await Bare.RunAsync(service, address, keys);
        break;
    case ["book", var services, var changed]:
        Console.Write(BookJson.Of(int.Parse(services, CultureInfo.InvariantCulture), int.Parse(changed, CultureInfo.InvariantCulture)));
        break;
    case ["quote", var lines]:
        Console.Write(BookJson.QuoteOf(int.Parse(lines, CultureInfo.InvariantCulture)));
        break;
    case ["receive", var address]:
        await Receiver.RunAsync(address);
        break;
    case ["idle", var service, var address, var key, var body, var times]:
        await Receiver.IdleAsync(service, address, key, body, int.Parse(times, CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PricingBenchmarks).Assembly).Run(args);
        break;
}
