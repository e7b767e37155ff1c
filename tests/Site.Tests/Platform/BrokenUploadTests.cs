using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Platform;

/// <summary>A file that never came whole leaves nothing, over a real connection.</summary>
public sealed class BrokenUploadTests(WireTests.Listening one) : IClassFixture<WireTests.Listening>
{
    private const int Whole = 5_000_000;

    [Fact]
    public async Task H043_An_upload_cut_at_its_last_hundredth_leaves_no_row_no_file_and_nothing_in_the_temporary_folder()
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = true }) { BaseAddress = new Uri($"http://localhost:{one.Address.Port}/") };
        var signIn = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        await signIn.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", Host.Demo.Password));
        var add = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/app/registers/incoming/add", UriKind.Relative)));
        Assert.Equal(200, add.Status);
        var before = await CountAsync();
        var temporary = Temporary();
        foreach (var sent in (int[])[Whole / 100 * 99, Whole - 1])
        {
            using var body = new MultipartFormDataContent();
            foreach (var (key, value) in Screen.Fields(add.Html.Forms.OfType<IHtmlFormElement>().Single(f => f.Enctype == "multipart/form-data")).Where(f => f.Key is not ("Input.Title" or "Input.Sender")))
            {
                body.Add(new StringContent(value), key);
            }

            body.Add(new StringContent("เรื่องที่ไม่ถึง"), "Input.Title");
            body.Add(new StringContent("อำเภอตัวอย่าง"), "Input.Sender");
            body.Add(new StreamContent(new Vanishing(sent)), "Input.File", "ก.pdf");
            await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(add.Address, body));
        }

        for (var i = 0; i < 100 && Temporary() > temporary; i++)
        {
            await Task.Delay(100);
        }

        Assert.Equal(temporary, Temporary());
        Assert.Equal(before, await CountAsync());
    }

    private static int Temporary() => Directory.GetFiles(Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") ?? Path.GetTempPath(), "ASPNETCORE_*.tmp").Length;

    private async Task<(int Rows, int Files, long Events)> CountAsync()
    {
        await using var scope = one.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Tenant>().Set((await services.GetRequiredService<AgencyDirectory>().BySlugAsync("tuayang", default))!);
        var db = services.GetRequiredService<AppDb>();
        return (await db.Set<StoredFile>().CountAsync(), Blobs.Of(services).Length, await db.Set<AuditEvent>().LongCountAsync());
    }

    /// <summary>Says that it is whole, and ends as a connection does that breaks.</summary>
    private sealed class Vanishing(int sent) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => Whole;

        public override long Position { get => _given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_given >= sent)
            {
                throw new IOException("The line is dead.");
            }

            var now = Math.Min(count, sent - _given);
            Array.Clear(buffer, offset, now);
            _given += now;
            return now;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
