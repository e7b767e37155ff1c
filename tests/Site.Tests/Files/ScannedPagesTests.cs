using System.Globalization;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Items;
using Prongsai.Measures;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Files;

/// <summary>Every form that takes a file says in words that it carries a virus, and keeps nothing.</summary>
public sealed class ScannedPagesTests
{
    [Fact]
    public async Task H041_Every_form_that_takes_a_file_refuses_one_with_a_virus_in_words()
    {
        await using var scanner = new FakeClamd();
        await using var site = await Site.StartAsync(demo: true, services: s => FileIntakeTests.Use(s, scanner.Address));
        var before = await CountAsync(site);
        var step = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<MeasureStep>()
            .Where(x => s.GetRequiredService<AppDb>().Set<Measure>().Any(m => m.Id == x.MeasureId && m.FiscalYear == 2568)).OrderBy(x => x.Id).Select(x => x.Id).FirstAsync());
        var (year, code, element) = await site.InAgencyAsync("tuayang", async s =>
        {
            var item = await s.GetRequiredService<AppDb>().Set<DisclosureItem>().Include(i => i.Elements).Where(i => i.Stage != Stage.Sent && i.Elements.Count > 0).OrderByDescending(i => i.FiscalYear).ThenBy(i => i.Id).FirstAsync();
            return (item.FiscalYear, item.Code, item.Elements[0].Number.ToString(CultureInfo.InvariantCulture));
        });
        var people = await site.OpenAsync("/app/settings/people", Role.Administrator);
        var person = people.Html.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").First(h => h.Contains("/people/edit/", StringComparison.Ordinal)).Split('/')[^1];
        var articles = await site.OpenAsync("/app/website/articles", Role.Administrator);
        var article = articles.Html.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").First(h => Guid.TryParse(h.Split('/')[^1], out _));
        (Role Role, string Path, string Field, (string, string)[] More)[] forms =
        [
            (Role.Officer, "/app/2569/measures/import", "Input.File", []),
            (Role.Officer, $"/app/2568/progress/{step}", "Proof.File", []),
            (Role.Administrator, "/app/2569/results/import", "Attached", []),
            (Role.Officer, "/app/registers/incoming/add", "Input.File", [("Input.Title", "เรื่อง"), ("Input.Sender", "อำเภอตัวอย่าง")]),
            (Role.Officer, "/app/registers/incoming/import", "Attached", []),
            (Role.Administrator, "/app/papers/sittings", "Upload", []),
            (Role.Officer, "/app/me/signature", "Input.Picture", []),
            (Role.Administrator, "/app/settings/agency", "Input.Emblem", []),
            (Role.Administrator, $"/app/settings/people/{person}/portrait", "Input.Picture", []),
            (Role.Administrator, $"/app/{year}/oit/bulk", "files", []),
            (Role.Administrator, $"/app/{year}/oit/{code}/evidence", "Proof.File", [("Proof.Title", "หลักฐาน"), ("Proof.Elements", element)]),
            (Role.Administrator, article, "Input.NewFiles", []),
            (Role.Administrator, article, "Input.NewPhotos", []),
        ];
        var silent = new List<string>();
        foreach (var form in forms)
        {
            if (await SendAsync(site, form.Role, form.Path, form.Field, code + ".pdf", form.More) is not { } said)
            {
                silent.Add($"{form.Path} has no field {form.Field}");
            }
            else if (!said.All.Contains("ไฟล์นี้มีไวรัส", StringComparison.Ordinal))
            {
                silent.Add($"{form.Path} {form.Field}: {said.Status} {string.Join(" / ", said.Texts("[role=alert]"))}");
            }
        }

        Assert.Empty(silent);
        Assert.Equal(before, await CountAsync(site));
    }

    private static Task<(int Rows, int Files)> CountAsync(Site site) => site.InAgencyAsync("tuayang", async s =>
        (await s.GetRequiredService<AppDb>().Set<StoredFile>().CountAsync(), Blobs.Of(s).Length));

    private static async Task<Screen?> SendAsync(Site site, Role role, string path, string field, string name, (string Key, string Value)[] more)
    {
        var page = await site.OpenAsync(path, role);
        if (page.Html.Forms.OfType<IHtmlFormElement>().SingleOrDefault(f => f.QuerySelector($"input[type=file][name='{field}']") is not null) is not { } form)
        {
            return null;
        }

        using var body = new MultipartFormDataContent();
        foreach (var (key, value) in Screen.Fields(form).Where(f => more.All(m => m.Key != f.Key)).Concat(more.Select(m => KeyValuePair.Create(m.Key, m.Value))))
        {
            body.Add(new StringContent(value), key);
        }

        body.Add(new ByteArrayContent(FakeClamd.Eicar), field, name);
        return await Screen.ReadAsync(page.Client, await page.Client.PostAsync(new Uri(page.Address, form.GetAttribute("action") ?? ""), body));
    }
}
