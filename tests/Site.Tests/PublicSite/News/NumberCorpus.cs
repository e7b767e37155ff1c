using System.Globalization;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.PublicSite.News;

/// <summary>Numbers of identity cards in every spelling that offices use, and numbers that only look like them. Made, not collected: nobody has them.</summary>
internal static class NumberCorpus
{
    private static readonly string[] Shapes =
    [
        "{0}", "{1}-{2}-{3}-{4}-{5}", "{1} {2} {3} {4} {5}", "{1}\u00A0{2}\u00A0{3}\u00A0{4}\u00A0{5}", "{1}\u2013{2}\u2013{3}\u2013{4}\u2013{5}", "{1} - {2} - {3} - {4} - {5}",
        "{1}\u2011{2}\u2011{3}\u2011{4}\u2011{5}", "{1}\u2009{2}\u2009{3}\u2009{4}\u2009{5}", "{1}  {2}  {3}  {4}  {5}", "{1}{2}\u200B{3}{4}{5}", "{1}-{2}-{3} {4} {5}",
    ];

    private static readonly string[] Sentences =
    [
        "{0}", "เลขประจำตัวประชาชน {0} ที่อยู่ 5 หมู่ที่ 3", "นายตัวอย่าง ใจดี ({0}) ได้รับเงิน", "ลำดับ 12 เลขบัตร {0}, ตำบลตัวอย่าง", "ผู้กู้,{0},หมู่ 4", "เลขที่บัตร:{0}", "โทร 0 2000 0000 บัตร {0}", "บัตร {0} ปี 2568", "“{0}”",
    ];

    /// <summary>Valid numbers, each in a spelling and a sentence.</summary>
    public static IEnumerable<string> Valid(int count)
    {
        var next = 20_250_101UL;
        for (var i = 0; i < count; i++)
        {
            var digits = Id(ref next);
            object[] parts = [digits, digits[..1], digits[1..5], digits[5..10], digits[10..12], digits[12..]];
            var written = string.Format(CultureInfo.InvariantCulture, Shapes[i % Shapes.Length], parts);
            written = string.Format(CultureInfo.InvariantCulture, Sentences[i / Shapes.Length % Sentences.Length], written);
            yield return i % 3 == 0 ? ThaiDigits.ToThai(written) : written;
        }
    }

    /// <summary>Telephones of offices, project and e-GP numbers, companies, budgets, dates, addresses: none is anybody's.</summary>
    public static IEnumerable<string> LookAlikes(int count)
    {
        var next = 99UL;
        for (var i = 0; i < count; i++)
        {
            var digits = Id(ref next);
            var wrong = digits[..12] + (char)('0' + ((digits[12] - '0' + 1 + (i % 9)) % 10));
            yield return (i % 10) switch
            {
                0 => $"เลขที่โครงการ {wrong}",
                1 => $"รหัสงบประมาณ {wrong[..1]}-{wrong[1..5]}-{wrong[5..10]}-{wrong[10..12]}-{wrong[12..]}",
                2 => $"โครงการ e-GP เลขที่ {digits[..11]}",
                3 => $"โทรศัพท์ 0 {digits[1..5]} {digits[5..9]} ต่อ {digits[10..12]}",
                4 => $"ทะเบียนนิติบุคคล 0{wrong[1..]}",
                5 => $"งบประมาณ {digits[..1]},{digits[1..4]},{digits[4..7]},{digits[7..10]},{digits[10..13]}.00 บาท",
                6 => $"พิกัด 13.{digits[..12]} องศา",
                7 => $"ที่ ตย {digits[..5]}/{digits[5..8]} ลงวันที่ 12 ก.พ. 2568",
                8 => $"หมายเลขครุภัณฑ์ {digits[..3]}-{digits[3..5]}-{digits[5..9]}",
                _ => $"แถว {digits[..2]} {digits[2..5]} {digits[5..7]} {digits[7..9]} {digits[9..11]} {digits[11..13]} 45 61",
            };
        }
    }

    /// <summary>A number of a card with a right check digit, by a generator of its own: the same each run.</summary>
    public static string Id(ref ulong state)
    {
        var digits = new char[13];
        for (var i = 0; i < 12; i++)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            digits[i] = (char)('0' + (int)((state >> 33) % 10));
        }

        digits[0] = digits[0] == '0' ? '3' : digits[0];
        var sum = Enumerable.Range(0, 12).Sum(i => (digits[i] - '0') * (13 - i));
        digits[12] = (char)('0' + ((11 - (sum % 11)) % 10));
        return new(digits);
    }
}
