using BenchmarkDotNet.Running;
using PricingApi.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(PricingBenchmarks).Assembly).Run(args);
