using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Correspondence.Pages.Registers;

/// <summary>The fields of a line as a part of several pages.</summary>
internal sealed record EntryFields(Book Register, IReadOnlyList<SelectListItem> Units, EntryForm Input);

/// <summary>What the forms of registers offer.</summary>
internal sealed class EntryChoices(IAgencyDirectory agency, RegisterDesk desk, CurrentUser user, TimeProvider clock)
{
    public DateOnly Today => Bangkok.Today(clock);

    public string Now => (clock.GetUtcNow().UtcDateTime + Bangkok.Offset).ToString("HH.mm", CultureInfo.InvariantCulture);

    /// <summary>A member of one unit writes for that unit.</summary>
    public Guid? OwnUnit => user.UnitId;

    /// <summary>Empty where there is nothing to choose.</summary>
    public async Task<IReadOnlyList<SelectListItem>> UnitsAsync(CancellationToken ct) =>
        OwnUnit is not null ? [] : [.. (await agency.UnitsAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];

    /// <summary>Series with a name of their own, e.g. of a body that meets.</summary>
    public async Task<IReadOnlyList<SelectListItem>> SeriesAsync(Book book, CancellationToken ct) =>
        [.. (await desk.Series.OpenAsync(ct)).Where(s => s.Name.Length > 0 && book.Kinds.Contains(s.Kind)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];

    public async Task<string> NumberHintAsync(Book book, CancellationToken ct)
    {
        var next = await desk.Next.PeekAsync(book.Kinds[0].Name(), OwnUnit, null, Today, ct);
        return next.Done ? $"เว้นว่างเพื่อใช้เลขถัดไป คือ {next.Value.Text}" : "เว้นว่างเพื่อใช้เลขถัดไป";
    }
}
