using System.Net;
using PricingApi.Domain.Webhooks;

namespace PricingApi.Domain.Tests.Webhooks;

public class TargetUrlTests
{
    private static readonly TargetPolicy Office = new([IPNetwork.Parse("10.1.0.0/16")], [9443]);

    [Theory]
    [InlineData("https://crm.example.com/hooks", "https://crm.example.com/hooks")]
    [InlineData("HTTPS://CRM.Example.COM:443/Hooks?a=B", "https://crm.example.com/Hooks?a=B")]
    [InlineData("https://crm.example.com.:8443/", "https://crm.example.com:8443/")]
    [InlineData("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC")]
    [InlineData("https://1.1.1.1", "https://1.1.1.1/")]
    [InlineData("https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/")]
    [InlineData("https://crm.example.com/a@b", "https://crm.example.com/a@b")]
    [InlineData("https://crm.example.com/%0d%0aHost:x", "https://crm.example.com/%0d%0aHost:x")] // still encoded when it is sent
    [InlineData("https://127.0.0.1.nip.io/", "https://127.0.0.1.nip.io/")] // a name; what it stands for is judged when connecting
    [InlineData("https://ｃｒｍ.example.com/", "https://crm.example.com/")]
    [InlineData("https://crm.example.com?x=1", "https://crm.example.com/?x=1")]
    public void A_public_https_address_is_accepted_in_one_form(string text, string canonical)
    {
        var url = TargetUrl.Parse(text, TargetPolicy.Public);

        url.Value.ShouldNotBeNull().Value.AbsoluteUri.ShouldBe(canonical);
    }

    public static TheoryData<string> Forbidden =>
    [
        "", " ", "crm.example.com", "/hooks", "//127.0.0.1/", "http://crm.example.com/", "https:/127.0.0.1/", "https://",
        "file:///etc/passwd", "gopher://crm.example.com/", "ftp://crm.example.com/", "data:text/plain,x", "javascript:alert(1)",
        "https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://0/", "https://0.0.0.0/",
        "https://127.0.0.1./", "https://localhost/", "https://LOCALHOST/", "https://localhost./", "https://foo.localhost/", "https://foo.localhost./",
        "https://[::1]/", "https://[::]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:a00:1]/", "https://[::127.0.0.1]/", "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/", "https://[fe80::1%25eth0]/", "https://[fd00:ec2::254]/",
        "https://①②⑦.⓪.⓪.①/", "https://127。0。0。1/", "https://ⓛocalhost/", "https://１２７.0.0.1/",
        "https://0x7f.1/", "https://0x7f.0x0.0x0.0x1/", "https://017700000001/", "https://0300.0250.0.1/", "https://3232235521/", "https://10.1/", "https://169.254.43518/", "https://0xa9fea9fe/",
        "https://0x7f000001./", "https://2130706433./", "https://[::1]:8443/", "https://[::ffff:169.254.169.254]/", "https://[::ffff:7f00:1]/", "https://[0:0:0:0:0:ffff:127.0.0.1]/",
        "https://[64:ff9b::10.0.0.1]/", "https://[64:ff9b:1::a00:1]/", "https://[2002:a00:1::1]/", "https://[2001:0:a00:1::1]/", "https://[fe80::1]/", "https://[fe80::1%eth0]/", "https://[fe80::1%252]/", "https://[fc00::1]/",
        "https://[fec0::1]/", "https://[ff02::1]/", "https://[2001:db8::1]/", "https://[3fff::1]/", "https://[100::1]/",
        "https://１２７。０。０。１/", "https://127｡0｡0｡1/", "https://⑩.⓪.⓪.①/", "https://１０.0.0.1/", "https://ｌｏｃａｌｈｏｓｔ/", "https://localhost。/", "https://localhost../",
        "https://localhost.localdomain/", "https://ip6-localhost/", "https://ip6-loopback/", "https://localhost6/", "https://metadata/", "https://crm/", "https://metadata.google.internal/", "https://printer.local/", "https://nas.lan/", "https://box.home.arpa/",
        "https://127.0.0.1%00.example.com/", "https://127.0.0.1%2f@crm.example.com/", "https://crm.example.com:443@10.0.0.1/", "http://example.com:80@127.0.0.1/", "https://user@crm.example.com/", "https://:secret@crm.example.com/", "https://%75ser@crm.example.com/",
        "https://168.63.129.16/", "https://192.88.99.1/", "https://198.51.100.1/", "https://203.0.113.1/", "https://100.127.255.255/", "https://0.1.2.3/",
        "https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.0.1/", "https://169.254.169.254/", "https://100.64.0.1/", "https://198.18.0.1/",
        "https://192.0.0.1/", "https://192.0.2.1/", "https://224.0.0.1/", "https://240.0.0.1/", "https://255.255.255.255/",
        "https://crm.example.com:0/", "https://crm.example.com:22/", "https://crm.example.com:25/", "https://crm.example.com:5432/", "https://crm.example.com:65536/",
        "https://crm.example.com/#here", "https://crm.example.com/#", "https://user:secret@crm.example.com/", "https://@crm.example.com/", "https://crm.example.com:80@127.0.0.1/",
        "https:\\\\crm.example.com\\", "https://crm.example.com\\@127.0.0.1/", " https://crm.example.com/", "https://crm.example.com/\r\nHost: x", "https://crm.example.com/\0",
        "https://crm.example.com:80/", "https://crm.example.com:443:443/", "https://crm.example.com:-1/", "https://crm.example.com:4４3/", "https://[::1/", "https://[]/", "https://./", "https://../",
        "ws://crm.example.com/", "wss://crm.example.com/", "mailto:crm@example.com", "ldap://crm.example.com/", "dict://crm.example.com:11111/", "jar:https://crm.example.com!/", "HTTPS:crm.example.com", "unix:/var/run/docker.sock",
        "https://crm.example.com/\t", "https://crm.\texample.com/", "https://crm.example.com/\u0085", "https://crm.example.com/\u00a0", "https://crm.example.com/\u2028", "https://crm\u200b.example.com/", "https://crm.example.com/\u202e", "https://crm\u00ad.example.com/", "https://crm.example.com/\u007f",
        "https://crm.example.com/" + new string('a', 2048), "https://crm.example.com/" + new string('a', 60_000),
    ];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Everything_else_is_refused(string text)
    {
        var url = TargetUrl.Parse(text, TargetPolicy.Public);

        url.Refusals.ShouldHaveSingleItem().Code.ShouldBe("webhook-target-forbidden");
        url.Refusals[0].Path.ShouldBe("/url");
    }

    [Theory]
    [InlineData("http://localhost:5000/hooks")]
    [InlineData("http://127.0.0.1:5000/hooks")]
    [InlineData("http://[::1]:5000/hooks")]
    public void A_developer_may_name_the_own_machine(string text) => TargetUrl.Parse(text, TargetPolicy.Loopback).Accepted.ShouldBeTrue();

    [Theory]
    [InlineData("http://10.1.2.3:8080/", true)]
    [InlineData("http://crm:8080/", true)]
    [InlineData("http://crm.local/", true)]
    [InlineData("http://crm.intern:8080/", true)] // what it stands for is known when connecting
    [InlineData("https://crm.example.com:9443/", true)]
    [InlineData("http://10.2.0.1:8080/", false)]
    [InlineData("http://localhost:8080/", false)]
    [InlineData("https://169.254.169.254/", false)]
    [InlineData("http://crm.intern:0/", false)]
    public void An_operator_may_allow_a_network(string text, bool accepted) => TargetUrl.Parse(text, Office).Accepted.ShouldBe(accepted);
}
