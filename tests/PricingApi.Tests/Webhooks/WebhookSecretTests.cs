using PricingApi.Webhooks;

namespace PricingApi.Tests.Webhooks;

public class WebhookSecretTests
{
    [Fact]
    public void Is_32_random_bytes()
    {
        WebhookSecret.New().Length.ShouldBe(32);
        WebhookSecret.New().ShouldNotBe(WebhookSecret.New());
    }

    [Fact]
    public void Is_shown_in_the_form_receivers_expect()
    {
        var secret = WebhookSecret.New();

        WebhookSecret.Show(secret).ShouldMatch("^whsec_[A-Za-z0-9+/]{43}=$");
        WebhookSecret.Read(WebhookSecret.Show(secret)).ShouldBe(secret);
    }
}
