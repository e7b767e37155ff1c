using System.Net;
using System.Text;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>Requests whose body is not what its label says, or has a shape that no form has.</summary>
public sealed class HostileBodyTests(HostileBodyTests.OneSite one) : IClassFixture<HostileBodyTests.OneSite>
{
    /// <summary>Nothing here changes anything: one product for all.</summary>
    public sealed class OneSite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await Site.StartAsync();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=TIS-620")]
    [InlineData("application/x-www-form-urlencoded; charset=\"iso-8859-1\"")]
    [InlineData("application/x-www-form-urlencoded;charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded;charset=utf-7")]
    public async Task H010_A_body_that_says_it_is_not_utf8_is_refused(string type) =>
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await SendAsync("Input.UserName=%A1%A2"u8.ToArray(), type));

    [Fact]
    public async Task H010_Thai_bytes_of_Windows_are_refused_beside_their_field()
    {
        var page = await one.Site.OpenAsync("/app/settings/users", Role.Administrator);
        var fields = Screen.Fields(page.Html.Forms.Single(f => f.QuerySelector("[name='Input.UserName']") is not null)).Where(f => f.Key != "Input.DisplayName");
        var body = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")) + "&Input.DisplayName=";
        using var content = new ByteArrayContent([.. Encoding.ASCII.GetBytes(body), 0xB9, 0xD2, 0xC2]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        var again = await Screen.ReadAsync(page.Client, await page.Client.PostAsync(page.Address, content));

        Assert.Equal(422, again.Status);
        Assert.Contains("อ่านไม่ได้", again.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"a\"")]
    [InlineData("nothing that begins")]
    public async Task H011_A_form_in_parts_that_never_ends_is_refused(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=x"));

    [Fact]
    public async Task H011_Ten_thousand_parts_are_refused()
    {
        var body = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"--x\r\nContent-Disposition: form-data; name=\"a{i}\"\r\n\r\n1\r\n")) + "--x--\r\n";
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=x"));
    }

    [Fact]
    public async Task H011_A_part_whose_head_is_a_megabyte_is_refused()
    {
        var body = $"--x\r\nContent-Disposition: form-data; name=\"a\"\r\nX-Long: {new string('h', 1_000_000)}\r\n\r\n1\r\n--x--\r\n";
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(Encoding.UTF8.GetBytes(body), "multipart/form-data; boundary=x"));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(0)]
    public async Task H012_A_boundary_that_no_browser_makes_is_refused(int length)
    {
        var boundary = new string('b', length);
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(Encoding.UTF8.GetBytes($"--{boundary}--\r\n"), $"multipart/form-data; boundary={boundary}"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task H013_A_packed_body_is_not_unpacked(string packing)
    {
        using var content = new ByteArrayContent([0x1F, 0x8B, 8, 0]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        content.Headers.TryAddWithoutValidation("Content-Encoding", packing);
        using var client = one.Site.NewClient("localhost");
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("โทรศัพท์", "0 5377 1222\r\nBcc: all@example.com")]
    [InlineData("อีเมลกลางของหน่วยงาน", "office@example.go.th\r\nBcc: all@example.com")]
    public async Task H018_A_second_line_in_a_phone_number_or_an_address_is_refused(string field, string value)
    {
        var page = await one.Site.OpenAsync("/app/settings/agency", Role.Administrator);
        var again = await page.SubmitAsync(
            ("ชื่อเต็มของหน่วยงาน", "อบต.ตัวอย่าง"), ("ชื่อย่อ", "อบต."), ("ชื่อตำแหน่งผู้บริหารสูงสุด", "นายก"), (field, value));
        Assert.Equal(422, again.Status);
    }

    [Fact]
    public async Task A_box_with_a_value_that_no_box_has_comes_back_with_its_form()
    {
        var page = await one.Site.OpenAsync("/app/settings/numbers/edit", Role.Administrator);
        var form = page.Html.Forms.Single(f => f.Method == "post" && f.QuerySelector("input[type=checkbox]") is not null);
        var fields = Screen.Fields(form).Where(f => f.Key == "__RequestVerificationToken")
            .Append(KeyValuePair.Create(form.QuerySelector("input[type=checkbox]")!.GetAttribute("name")!, "true\u00bf'\"("));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await page.Client.PostAsync(page.Address, content);
        Assert.Equal(422, (int)answer.StatusCode);
    }

    private async Task<HttpStatusCode> SendAsync(byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var client = one.Site.NewClient("localhost");
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
        return answer.StatusCode;
    }
}
