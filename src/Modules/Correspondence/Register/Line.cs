using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>A line of a register as it is read: on screen, on paper, in a table.</summary>
/// <param name="From">จาก: the sender, or our unit.</param>
internal sealed record Line(Entry Entry, string From)
{
    public bool Struck => Entry.State is EntryState.Void or EntryState.Explained;

    /// <summary>What stands in the column of remarks: the remark and what became of the number.</summary>
    public string Remarks => string.Join(' ', ((string[])[
        Entry.State switch
        {
            EntryState.Void => $"ยกเลิก: {Entry.Reason}",
            EntryState.Explained => $"ไม่ได้ใช้: {Entry.Reason}",
            EntryState.Reserved => "จองไว้",
            _ => "",
        },
        Entry.Note]).Where(t => t.Length > 0));
}

/// <param name="Count">Of all pages.</param>
internal sealed record LinePage(IReadOnlyList<Line> Lines, int Count, int Page, int Pages);

/// <summary>Reads registers. A member of one unit sees what that unit wrote or received, and what belongs to no unit.</summary>
internal sealed class Lines(AppDb db, IAgencyDirectory agency, CurrentUser user)
{
    public const int PerPage = 50;

    /// <summary>Lines of one print or table; a register of a year has fewer.</summary>
    public const int Most = 20_000;

    public async Task<LinePage> PageAsync(Book book, int year, string? text, int page, CancellationToken ct)
    {
        var key = ThaiText.SearchKey(text is { Length: > 200 } ? text[..200] : text ?? "");
        var found = Of(book, year).Where(e => key == "" || e.SearchText.Contains(key));
        var count = await found.CountAsync(ct);
        var pages = Math.Max(1, (count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page, 1, pages);
        var entries = await found.OrderByDescending(e => e.Running).ThenByDescending(e => e.On).ThenBy(e => e.Id).Skip((at - 1) * PerPage).Take(PerPage).ToListAsync(ct);
        return new(await NamedAsync(entries, ct), count, at, pages);
    }

    /// <summary>As the paper register has them: by number.</summary>
    public async Task<IReadOnlyList<Line>> AllAsync(Book book, int year, DateOnly? from, DateOnly? to, CancellationToken ct) => await NamedAsync(
        await Of(book, year).Where(e => (from == null || e.On >= from) && (to == null || e.On <= to))
            .OrderBy(e => e.SeriesId).ThenBy(e => e.Running).Take(Most).ToListAsync(ct), ct);

    /// <summary>Null: not here, or another unit's.</summary>
    public async Task<Line?> OneAsync(Book book, Guid id, CancellationToken ct)
    {
        var entry = await db.Set<Entry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && book.Kinds.Contains(e.Kind) && (user.UnitId == null || e.UnitId == null || e.UnitId == user.UnitId), ct);
        return entry is null ? null : (await NamedAsync([entry], ct))[0];
    }

    /// <summary>Years (พ.ศ.) that have lines, this year and the one looked at, latest first.</summary>
    public async Task<IReadOnlyList<SelectListItem>> YearChoicesAsync(Book book, int shown, int now, CancellationToken ct)
    {
        var years = await db.Set<Entry>().AsNoTracking().Where(e => book.Kinds.Contains(e.Kind)).Select(e => e.Year).Distinct().OrderByDescending(y => y).Take(200).ToListAsync(ct);
        return [.. years.Append(now).Append(shown).Distinct().OrderDescending().Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new SelectListItem(y, y))];
    }

    private IQueryable<Entry> Of(Book book, int year)
    {
        var unit = user.UnitId;
        return db.Set<Entry>().AsNoTracking().Where(e => book.Kinds.Contains(e.Kind) && e.Year == year && (unit == null || e.UnitId == null || e.UnitId == unit));
    }

    private async Task<IReadOnlyList<Line>> NamedAsync(List<Entry> entries, CancellationToken ct)
    {
        var units = (await agency.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.ShortName.Length > 0 ? u.ShortName : u.Name);
        var office = (await agency.ProfileAsync(ct)).ShortName;
        return [.. entries.Select(e => new Line(e, e.Sender.Length > 0 ? e.Sender : e.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : office))];
    }
}
