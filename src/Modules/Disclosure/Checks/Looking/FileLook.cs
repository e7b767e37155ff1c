using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>What is wrong with a file, from what was read of it.</summary>
internal static partial class FileLook
{
    private const long LargeBytes = 15 * 1024 * 1024;
    private const int ManyPages = 250;
    private const int FewLetters = 20;

    /// <summary>Of the first page: what a title needs.</summary>
    private const int TitleLetters = 400;

    private static readonly string[] SignWords = ["ลงชื่อ", "ลงนาม", "(ลงชื่อ", "ผู้อนุมัติ", "ผู้ประกาศ", "signed", "signature"];
    private static readonly string[] Offices = ["นายก", "ปลัด", "หัวหน้า", "ผู้อำนวยการ", "ประธาน", "กำนัน", "ผู้ว่าราชการ"];

    public static IReadOnlyList<Fault> Check(SeenFile file, Demand demand)
    {
        if (Unreadable(file) is { } closed)
        {
            return [closed];
        }

        List<Fault> faults = [.. Shape(file), .. Years(file, demand), .. Numbers(file), .. Addresses(file)];
        if (demand.Signed && Letters(file.Text) >= FewLetters && !LooksSigned(file.Text))
        {
            faults.Add(new("file.unsigned", Weight.Warns, file.Name));
        }

        if (demand.Filled)
        {
            faults.AddRange(BlankCells.In(file.Tables).Select(blank => new Fault("file.blank", Weight.Blocks, file.Name, blank.Column, Number(blank.Row), Number(blank.Count))));
        }

        return faults;
    }

    private static Fault? Unreadable(SeenFile file) => file.State switch
    {
        SeenState.Encrypted => new("file.encrypted", Weight.Blocks, file.Name),
        SeenState.Broken => new("file.broken", Weight.Blocks, file.Name),
        SeenState.Empty => new("file.empty", Weight.Blocks, file.Name),
        SeenState.OldOffice => new("file.old-office", Weight.Warns, file.Name),
        SeenState.TooLong => new("file.too-long", Weight.Note, file.Name),
        SeenState.Unknown => new("file.unknown", Weight.Warns, file.Name),
        _ => null,
    };

    private static IEnumerable<Fault> Shape(SeenFile file)
    {
        if (file.Kind == FileKind.Pdf && file.Letters.Count > 0)
        {
            var blank = file.Letters.Count(letters => letters < FewLetters);
            if (blank == file.Letters.Count)
            {
                yield return new("file.picture-only", Weight.Warns, file.Name, Number(file.Pages));
            }
            else if (blank * 2 > file.Letters.Count)
            {
                yield return new("file.picture-partly", Weight.Note, file.Name, Number(blank), Number(file.Pages));
            }
        }
        else if (file.Kind is FileKind.Png or FileKind.Jpeg)
        {
            yield return new("file.picture", Weight.Note, file.Name);
        }

        if (file.Locked)
        {
            yield return new("file.locked", Weight.Note, file.Name);
        }

        if (file.Length > LargeBytes)
        {
            yield return new("file.large", Weight.Warns, file.Name, Number(file.Length / 1024 / 1024));
        }

        if (file.Pages > ManyPages)
        {
            yield return new("file.many-pages", Weight.Note, file.Name, Number(file.Pages));
        }
    }

    private static IEnumerable<Fault> Years(SeenFile file, Demand demand)
    {
        var title = file.Text.Length <= TitleLetters ? file.Text : file.Text[..TitleLetters];
        var named = YearMentions.Named(title) is { Count: > 0 } inside ? inside : YearMentions.NamedByFile(file.Name);
        return YearLook.Check(named, file.Text, !file.Cut, demand, file.Name);
    }

    private static IEnumerable<Fault> Numbers(SeenFile file) =>
        PersonalNumbers.In(file.Text, NoPhones).Where(hit => hit.Kind is "id" or "account").DistinctBy(hit => hit.Masked).Take(5)
            .Select(hit => new Fault("personal." + hit.Kind, hit.Kind == "id" ? Weight.Blocks : Weight.Warns, file.Name, hit.Masked));

    private static IEnumerable<Fault> Addresses(SeenFile file) =>
        WebAddress().Matches(file.Text).Take(200).Select(match => match.Value).Where(address => LinkLook.ThaiDigitsIn(address) is not null).Distinct().Take(5)
            .Select(address => new Fault("file.thai-digits", Weight.Warns, file.Name, address, LinkLook.ThaiDigitsIn(address)!));

    private static bool LooksSigned(string text) =>
        SignWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) || NameAboveOffice().Matches(text).Any(match => Array.Exists(Offices, match.Value.Contains));

    private static int Letters(string text) => text.Count(char.IsLetter);

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static readonly HashSet<string> NoPhones = new(StringComparer.Ordinal);

    [GeneratedRegex(@"https?://[^\s<>()""]{3,300}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WebAddress();

    /// <summary>"(นายสมชาย ใจดี)" and on the next line the office he holds: how a paper ends when nobody wrote ลงชื่อ.</summary>
    [GeneratedRegex(@"\((?:นาย|นาง|นางสาว|ว่าที่)[^()\n]{3,60}\)\s{0,80}[^\n]{2,80}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameAboveOffice();
}
