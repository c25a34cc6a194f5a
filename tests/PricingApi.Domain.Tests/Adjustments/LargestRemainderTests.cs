using PricingApi.Domain.Adjustments;

namespace PricingApi.Domain.Tests.Adjustments;

public class LargestRemainderTests
{
    [Fact]
    public void The_coin_that_is_left_goes_to_the_largest_remainder() => Spread(100, 1, 5, 4).ShouldBe([10, 50, 40]);

    [Fact]
    public void Two_coins_that_are_left_go_to_the_two_largest_remainders() => Spread(11, 26, 35, 39).ShouldBe([3, 4, 4]); // 2.86, 3.85, 4.29

    [Fact]
    public void Of_equal_remainders_the_first_gets_the_coin() => Spread(5, 1, 1, 1).ShouldBe([2, 2, 1]);

    [Fact]
    public void A_reduction_is_spread_like_a_charge() => Spread(-100, 1, 1, 1).ShouldBe([-34, -33, -33]);

    [Fact]
    public void Nothing_is_spread_over_a_weight_of_nothing() => Spread(7, 0, 3, 0).ShouldBe([0, 7, 0]);

    [Fact]
    public void Nothing_spreads_to_nothing() => Spread(0, 2, 3).ShouldBe([0, 0]);

    [Fact]
    public void The_largest_amounts_are_spread_exactly()
    {
        const long most = 999_999_999_999_999_999;

        Spread(most, most, most, most).ShouldBe([333_333_333_333_333_333, 333_333_333_333_333_333, 333_333_333_333_333_333]);
    }

    [Fact]
    public void Parts_add_up_keep_their_sign_and_are_off_by_less_than_a_coin()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var weights = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.NextInt64(random.Next(2) == 0 ? 5 : 1_000_000_000_000)).Append(1).ToArray();
            var amount = random.NextInt64(-1_000_000, 1_000_000);
            var all = weights.Sum();

            var parts = Spread(amount, weights);

            parts.Sum().ShouldBe(amount, $"seed {seed}");
            for (var index = 0; index < parts.Length; index++)
            {
                var (part, exact) = (parts[index], (Int128)amount * weights[index]);
                Int128.Abs(((Int128)part * all) - exact).ShouldBeLessThan(all, $"seed {seed}");
                (part * (Int128)amount).ShouldBeGreaterThanOrEqualTo(0, $"seed {seed}");
            }
        }
    }

    private static long[] Spread(long coins, params long[] weights) =>
        [.. LargestRemainder.Spread(Money.FromMinorUnits(coins, Currency.Euro), weights).Select(part => part.MinorUnits)];
}
