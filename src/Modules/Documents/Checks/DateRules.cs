using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Checks;

/// <summary>Days that are real, fall on the weekday named, and stand in order.</summary>
internal static class DateRules
{
    /// <summary>Before a date that is still to come.</summary>
    private static readonly string[] Future = ["ภายใน", "กำหนด", "ตั้งแต่", "ถึง", "ก่อน", "จะ", "ให้", "มีผล", "สิ้นสุด", "–", "-"];

    public static IEnumerable<Finding> Check(CheckedPaper paper)
    {
        var own = paper["date"] is { Length: > 0 } typed ? ThaiDate.Read(typed).Date : null;
        foreach (var field in paper.Fields)
        {
            DateMention? before = null;
            foreach (var date in DateMentions.In(field.Text))
            {
                if (Single(field, date) is { } slip)
                {
                    yield return slip;
                }
                else if (before is not null && Backwards(field, before, date) is { } order)
                {
                    yield return order;
                }
                else if (own is { } day && field.Key != "date" && Late(field, date, day) is { } late)
                {
                    yield return late;
                }

                before = date;
            }
        }
    }

    private static Finding? Single(CheckedField field, DateMention date)
    {
        if (date.Day is not { } day)
        {
            return new("date.impossible", field.Key, field.Label, date.Text, (date.Problem ?? "อ่านวันที่ไม่ได้") + " โปรดแก้ไขเป็นวันที่ที่มีในปฏิทิน", Blocks: true);
        }

        return date.Weekday is { } said && said != day.DayOfWeek
            ? new("date.weekday", field.Key, field.Label, date.Text, $"{ThaiDate.Long(day)} ตรงกับวัน{DateMentions.NameOf(day.DayOfWeek)} โปรดตรวจวันหรือวันที่", Blocks: true)
            : null;
    }

    /// <summary>"ตั้งแต่วันที่ … ถึงวันที่ …" whose end lies before its beginning.</summary>
    private static Finding? Backwards(CheckedField field, DateMention from, DateMention to)
    {
        var between = field.Text[from.To..Math.Max(from.To, to.From)].Trim();
        return from.Day > to.Day && between.Length < 20 && (between.Contains("ถึง", StringComparison.Ordinal) || between is "-" or "–")
            ? new("date.order", field.Key, field.Label, $"{from.Text} {between} {to.Text}", "วันสิ้นสุดมาก่อนวันเริ่มต้น โปรดตรวจวันที่ทั้งสอง", Blocks: true)
            : null;
    }

    /// <summary>A paper cannot cite or report what is dated after the paper itself.</summary>
    private static Finding? Late(CheckedField field, DateMention date, DateOnly own)
    {
        if (date.Day is not { } day || day <= own)
        {
            return null;
        }

        var before = field.Text[Math.Max(0, date.From - 40)..date.From];
        if (before.TrimEnd().EndsWith("ลงวันที่", StringComparison.Ordinal))
        {
            return new("date.cited-later", field.Key, field.Label, date.Text, $"หนังสือที่อ้างลงวันที่หลังเอกสารนี้ ({ThaiDate.Long(own)}) โปรดตรวจวันที่", Blocks: true);
        }

        return Array.Exists(Future, word => before.Contains(word, StringComparison.Ordinal)) ? null
            : new("date.later", field.Key, field.Label, date.Text, $"วันที่นี้อยู่หลังวันที่ของเอกสาร ({ThaiDate.Long(own)}) หากเป็นเรื่องที่เกิดขึ้นแล้ว โปรดตรวจปี พ.ศ.");
    }
}
