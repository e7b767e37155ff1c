using System.Globalization;
using System.Text;

namespace Prongsai.Platform.Thai;

/// <summary>Money in words, as papers print it in brackets after the figures.</summary>
public static class BahtText
{
    private static readonly string[] Digits = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
    private static readonly string[] Places = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];

    /// <param name="baht">Rounded to whole satang, half away from zero.</param>
    /// <returns>"หนึ่งร้อยเอ็ดบาทห้าสิบสตางค์", "ยี่สิบบาทถ้วน", "ศูนย์บาทถ้วน"; below zero begins with "ลบ".</returns>
    public static string Of(decimal baht)
    {
        var rounded = Math.Round(Math.Abs(baht), 2, MidpointRounding.AwayFromZero);
        var whole = decimal.Truncate(rounded);
        var satang = (int)((rounded - whole) * 100);
        var text = new StringBuilder(baht < 0 && rounded > 0 ? "ลบ" : "");
        if (whole > 0 || satang == 0)
        {
            Number(whole.ToString("0", CultureInfo.InvariantCulture), text);
            text.Append("บาท");
        }

        if (satang == 0)
        {
            return text.Append("ถ้วน").ToString();
        }

        Number(satang.ToString(CultureInfo.InvariantCulture), text);
        return text.Append("สตางค์").ToString();
    }

    /// <summary>Figures for a screen: "1,234,567.50 บาท", and "1,234,567 บาท" when whole.</summary>
    public static string Figures(decimal baht) =>
        baht.ToString(decimal.Truncate(baht) == baht ? "#,0" : "#,0.00", CultureInfo.InvariantCulture) + " บาท";

    /// <summary>Groups of six digits, each followed by as many "ล้าน" as groups come after it.</summary>
    private static void Number(string digits, StringBuilder text)
    {
        if (digits.Length > 6)
        {
            Number(digits[..^6], text);
            text.Append("ล้าน");
            digits = digits[^6..];
            Group(digits, text, higher: true);
            return;
        }

        if (digits == "0")
        {
            text.Append(Digits[0]);
            return;
        }

        Group(digits, text, higher: false);
    }

    private static void Group(string digits, StringBuilder text, bool higher)
    {
        for (var i = 0; i < digits.Length; i++)
        {
            var place = digits.Length - 1 - i;
            var digit = digits[i] - '0';
            if (digit == 0)
            {
                continue;
            }

            text.Append((digit, place) switch
            {
                (1, 0) when higher || i > 0 => "เอ็ด",
                (1, 1) => "",
                (2, 1) => "ยี่",
                _ => Digits[digit],
            }).Append(Places[place]);
        }
    }
}
