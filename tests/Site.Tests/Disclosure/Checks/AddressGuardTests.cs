using System.Net;
using Prongsai.Disclosure.Checks.Fetching;

namespace Prongsai.Site.Tests.Disclosure.Checks;

public class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.5")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("172." + "16.0.1")]
    [InlineData("172." + "31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192." + "168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:10::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void What_is_not_the_public_internet_is_kept_out(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("192.0.1.1")]
    [InlineData("203.150.1.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2001:3c8::1")]
    [InlineData("2404:6800:4001::1")]
    public void The_public_internet_is_let_through(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("ftp://example.go.th/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.go.th/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//example.go.th/a")]
    [InlineData("/about")]
    [InlineData("http://user:word@example.go.th/")]
    [InlineData("http://user@example.go.th/")]
    [InlineData("http:///path")]
    [InlineData("https://example.go.th/a\nHost: b")]
    [InlineData("")]
    public void What_is_no_plain_address_of_the_web_is_not_looked_at(string written) => Assert.Equal(FetchEnd.NotWeb, FetchTarget.Of(written).Why);

    [Theory]
    [InlineData("http://example.go.th:8080/")]
    [InlineData("https://example.go.th:22/")]
    [InlineData("http://example.go.th:25/")]
    public void Other_ports_are_not_looked_at(string written) => Assert.Equal(FetchEnd.Port, FetchTarget.Of(written).Why);

    [Fact]
    public void An_address_without_end_is_not_looked_at() => Assert.Equal(FetchEnd.NotWeb, FetchTarget.Of("https://example.go.th/" + new string('a', 3000)).Why);

    [Fact]
    public void A_host_is_asked_every_two_seconds_and_others_meanwhile()
    {
        var clock = new Still();
        var pace = new HostPace(clock);
        Assert.Equal(TimeSpan.Zero, pace.Take("a.go.th"));
        Assert.Equal(TimeSpan.FromSeconds(2), pace.Take("A.GO.TH"));
        Assert.Equal(TimeSpan.FromSeconds(4), pace.Take("a.go.th"));
        Assert.Equal(TimeSpan.Zero, pace.Take("b.go.th"));
        clock.Now += 10;
        Assert.Equal(TimeSpan.Zero, pace.Take("a.go.th"));
    }

    private sealed class Still : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Now;
    }
}
