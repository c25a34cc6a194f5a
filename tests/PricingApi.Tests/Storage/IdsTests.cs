using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

public sealed class IdsTests
{
    [Fact]
    public void An_id_reads_back_from_its_written_form()
    {
        var id = Ids.New(FakeClock.Start);

        Ids.TryParse(Ids.Format(id), out var read).ShouldBeTrue();
        read.ShouldBe(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0198c0de00007000800000000000000")] // one digit short
    [InlineData("0198c0de0000700080000000000000000")] // one too many
    [InlineData("0198C0DE000070008000000000000000")] // upper case
    [InlineData("0198c0de-0000-7000-8000-000000000000")]
    [InlineData("{0198c0de000070008000000000000000}")]
    [InlineData(" 198c0de000070008000000000000000")]
    [InlineData("+198c0de000070008000000000000000")]
    [InlineData("0x98c0de000070008000000000000000")]
    [InlineData("０198c0de00007000800000000000000")] // a full-width digit
    public void No_other_form_is_an_id(string? text) => Ids.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Ids_sort_by_time_also_as_text()
    {
        var times = Enumerable.Range(0, 100).Select(step => FakeClock.Start.AddMilliseconds(step * 7919L));
        var ids = times.Select(time => Ids.Format(Ids.New(time))).ToList();

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_ids_of_one_instant_differ() => Ids.New(FakeClock.Start).ShouldNotBe(Ids.New(FakeClock.Start));

    [Fact]
    public void The_clock_gives_whole_milliseconds() =>
        (new StorableClock().GetUtcNow().Ticks % TimeSpan.TicksPerMillisecond).ShouldBe(0);
}
