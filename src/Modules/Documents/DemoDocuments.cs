using Prongsai.Agency.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents;

/// <summary>FY2567 approved and published, FY2568 as drafts.</summary>
internal sealed class DemoDocuments(IAgencyDirectory office, SaveDraft save, FreezePaper freeze, PublishPaper publish) : IDemoData
{
    private const int Finished = 2567;
    private const int Running = 2568;

    public int Order => 400;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        var profile = await office.ProfileAsync(ct);
        var people = await office.PeopleAsync(ct);
        var head = people.FirstOrDefault(p => p.Position == profile.HeadTitle) ?? (people.Count > 0 ? people[0] : null);
        if (head is null)
        {
            return;
        }

        if (slug == "tuayang")
        {
            await save.HandleAsync(new(Finished, PaperKinds.Announcement, Text("date", "30 กันยายน 2567")), ct);
            await save.HandleAsync(new(Finished, PaperKinds.Memo, Text("date", "27 กันยายน 2567")), ct);
            await ApproveAsync(PaperKinds.Announcement, head.Id, show: false, ct);
            await ApproveAsync(PaperKinds.Plan, head.Id, show: true, ct);
        }

        await ApproveAsync(PaperKinds.Result, head.Id, show: true, ct);
        await save.HandleAsync(new(Running, PaperKinds.Memo, Text("closing", "จึงเรียนมาเพื่อโปรดทราบและพิจารณา")), ct);
        await save.HandleAsync(new(Running, PaperKinds.Order, Text("number", "42/2568")), ct);
    }

    private async Task ApproveAsync(string kind, Guid person, bool show, CancellationToken ct)
    {
        var frozen = await freeze.HandleAsync(new(Finished, kind, person), ct);
        if (show && frozen.Done)
        {
            await publish.HandleAsync(new(frozen.Value.Id), ct);
        }
    }

    private static Dictionary<string, string> Text(string key, string text) => new(StringComparer.Ordinal) { [key] = text };
}
