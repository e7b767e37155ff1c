using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Evidences;

/// <summary>Puts a file under the item, and the element, that its name begins with: "O12_รายงาน.pdf", "o12.3 คู่มือ.pdf", "โอ๑๒-สถิติ.xlsx".</summary>
internal sealed partial class DropFiles(AppDb db, CurrentUser user, AddEvidence add, FileIntake intake)
{
    /// <param name="Code">Empty: the name begins with no item.</param>
    /// <param name="Known">The same file stands there already: sent twice, kept once.</param>
    internal sealed record Dropped(string FileName, string Code, bool Known, Refusal? Refusal)
    {
        public bool Kept => Refusal is null && Code.Length > 0;
    }

    public async Task<Dropped> HandleAsync(int fiscalYear, string fileName, Stream file, CancellationToken ct)
    {
        var (code, element) = Read(fileName);
        var item = code.Length == 0 ? null : await db.Set<DisclosureItem>().AsNoTracking().SeenBy(user).Include(i => i.Elements).Include(i => i.Proofs).AsSplitQuery()
            .SingleOrDefaultAsync(i => i.FiscalYear == fiscalYear && i.Code == code, ct);
        if (item is null)
        {
            return new(fileName, "", false, null);
        }

        var bytes = await intake.ReadAsync(file, FileLimits.Bytes, ct);
        if (!bytes.Done)
        {
            return new(fileName, code, false, bytes.Refusal);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Value));
        var there = item.Proofs.Select(p => p.EvidenceId).ToList();
        if (await db.Set<EvidenceRevision>().AnyAsync(r => there.Contains(r.EvidenceId) && r.Sha256 == hash, ct))
        {
            return new(fileName, code, true, null);
        }

        // Without the number of an element it stands for all of them until somebody sorts it; marks stay with people.
        var elements = item.Elements.Select(e => e.Number).Where(n => element == 0 || n == element).ToList();
        var given = new GivenProof(Path.GetFileNameWithoutExtension(fileName), new MemoryStream(bytes.Value), fileName, "", "", "", null, null);
        var added = await add.HandleAsync(new(item.Id, null, elements, given), ct);
        return new(fileName, code, false, added.Refusal);
    }

    /// <returns>Code ("" when there is none) and element (0 when there is none).</returns>
    internal static (string Code, int Element) Read(string fileName)
    {
        var match = Beginning().Match(ThaiDigits.ToArabic(ThaiText.Clean(fileName)));
        return match.Success
            ? ("O" + int.Parse(match.Groups["item"].ValueSpan, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
                match.Groups["element"].Success ? int.Parse(match.Groups["element"].ValueSpan, CultureInfo.InvariantCulture) : 0)
            : ("", 0);
    }

    [GeneratedRegex("^(?:[oO]|โอ)[ -]?0?(?<item>[1-9][0-9]?)(?:[.](?<element>[1-9][0-9]?))?(?:[^0-9]|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Beginning();
}
