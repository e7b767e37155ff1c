using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages;

/// <summary>The inbox with the words around it.</summary>
internal sealed class InboxPage(Inbox inbox, Notices notices, StepUp stepUp, IAgencyDirectory office)
{
    private IReadOnlyList<UnitView> _units = [];

    public DateOnly Today => inbox.Today;

    public async Task<IReadOnlyList<Inbox.Line>> LinesAsync(CancellationToken ct)
    {
        _units = await office.UnitsAsync(ct);
        return await inbox.LinesAsync(ct);
    }

    public string UnitOf(Inbox.Line line) => _units.FirstOrDefault(u => u.Id == line.UnitId)?.ShortName ?? "ส่วนกลาง";

    public Task<IReadOnlyList<Notices.Notice>> GivenAsync(IReadOnlyList<string> keys, CancellationToken ct) => notices.ReadAsync(keys, ct);

    public Task<bool> HasPinAsync(CancellationToken ct) => stepUp.IsSetAsync(ct);

    public Task<bool> HasPostAsync(CancellationToken ct) => inbox.HasPostAsync(ct);

    /// <summary>Where to go after one was decided: the next that waits, else the empty inbox.</summary>
    public async Task<string> NextAsync(Guid done, IEnumerable<string> given, CancellationToken ct)
    {
        var next = (await inbox.LinesAsync(ct)).FirstOrDefault(l => l.Id != done);
        var query = "?" + string.Join('&', given.Select(key => $"given={key}"));
        return (next is null ? ApprovalsNav.Inbox : $"{ApprovalsNav.Inbox}/{next.Id:D}") + query;
    }
}
