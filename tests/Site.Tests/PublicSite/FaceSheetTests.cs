using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.OwnPages;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>The pictures of the executives come to a phone as one.</summary>
public sealed class FaceSheetTests
{
    [Fact]
    public async Task Every_executive_has_a_picture_with_words_and_all_of_them_are_one_request_until_one_is_taken_off()
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/about/executives");
        var faces = page.Html.QuerySelectorAll(".person > img").ToList();
        Assert.True(faces.Count >= 2);
        Assert.All(faces, face => Assert.StartsWith("รูปถ่าย ", face.GetAttribute("alt"), StringComparison.Ordinal));
        var sheet = Assert.Single(faces.Select(f => f.GetAttribute("src")!.Split('#')[0]).Distinct());
        var views = faces.Select(f => f.GetAttribute("src")!).Distinct().ToList(); // who acts for another stands there twice
        Assert.Equal(views.Select((_, i) => $"{sheet}#f{i}"), views);

        var client = await site.ClientAsync();
        using var answer = await client.GetAsync(new Uri(sheet, UriKind.Relative));
        var svg = await answer.Content.ReadAsStringAsync();
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(views.Count, svg.Split("<image ").Length - 1);
        Assert.InRange(svg.Length, 1, views.Count * 1_400);

        // Another office's host shows none of them.
        using var there = await (await site.ClientAsync(agency: "sommut")).GetAsync(new Uri(sheet, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);

        var posts = await site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<IPublicOffice>().FaceAsync(Bangkok.Today(site.Clock), default)).Posts);
        var first = posts.SelectMany(p => p.People).First(p => p.PhotoPath is not null);
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<Prongsai.Agency.RemovePortrait>().HandleAsync(first.PersonId, default));
        var after = await client.GetStringAsync(new Uri(sheet, UriKind.Relative));
        Assert.True(after.Split("<image ").Length < svg.Split("<image ").Length);
    }

    [Theory]
    [InlineData("x.svg")]
    [InlineData("AAAA.svg")]
    [InlineData(".svg")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA.png")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA.svg")]
    [InlineData("..%2F..%2Fprongsai.db")]
    public async Task What_is_no_sheet_of_ours_is_not_found(string name)
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(404, (await site.OpenAsync("/media/p/sheet/" + name)).Status);
        Assert.Equal(404, (await site.OpenAsync("/media/p/sheet/" + new string('A', 4_000) + ".svg")).Status);
    }

    [Fact]
    public void More_people_than_a_sheet_holds_are_on_the_next_one_and_nothing_else_of_the_page_changes()
    {
        var people = Enumerable.Range(0, FaceSheet.Most + 2).Select(_ => Guid.CreateVersion7()).ToList();
        var html = string.Concat(people.Select(p => $"<li><img src=\"/media/p/{p:D}/photo.jpg\" alt=\"รูปถ่าย\" loading=\"lazy\"></li>")) + "<img src=\"/media/other.png\">";
        var together = FacesTogether.Of(html);
        Assert.Equal(people.Count, together.Split("/media/p/sheet/").Length - 1);
        Assert.Contains($"\"{FaceSheet.Face(FaceSheet.PathOf(people[..FaceSheet.Most]), FaceSheet.Most - 1)}\"", together, StringComparison.Ordinal);
        Assert.Contains($"\"{FaceSheet.Face(FaceSheet.PathOf(people[FaceSheet.Most..]), 1)}\"", together, StringComparison.Ordinal);
        Assert.EndsWith("<img src=\"/media/other.png\">", together, StringComparison.Ordinal);
        Assert.Equal("<p>ไม่มีรูป</p>", FacesTogether.Of("<p>ไม่มีรูป</p>"));
    }
}
