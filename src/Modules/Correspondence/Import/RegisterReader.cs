using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>A row that was understood, ready to become a line.</summary>
internal sealed record ReadRow(int Row, string Kind, string Number, int Running, DateOnly On, EntryTexts Texts);

/// <summary>A row that was not, and why; in words, so that the person can mend the table.</summary>
internal sealed record UnreadRow(int Row, string Text, string Why);

/// <param name="Ignored">Columns of the table that the register does not have.</param>
internal sealed record RegisterReading(IReadOnlyList<ReadRow> Rows, IReadOnlyList<UnreadRow> Unread, IReadOnlyList<string> Ignored);

/// <summary>Reads a register kept in Excel or Word: a head with the names of columns, then a row for each paper. Every row is in the answer.</summary>
internal static class RegisterReader
{
    /// <summary>How our own table marks a number that no paper has.</summary>
    public const string Unused = "ไม่ได้ใช้";

    private const int MostRows = 2_000;

    private enum Column
    {
        Number,
        On,
        Time,
        TheirNumber,
        TheirDate,
        Sender,
        Recipient,
        Title,
        Action,
        Note,
    }

    /// <param name="say">The sentence of a refusal.</param>
    /// <returns>Null when no table has a head that names the number and the subject.</returns>
    public static RegisterReading? Read(TableDocument document, Book book, Func<Refusal, string> say)
    {
        foreach (var table in document.Blocks.Select(b => b.Table).OfType<Table>())
        {
            for (var head = 0; head < Math.Min(table.Rows.Count, 10); head++)
            {
                var columns = table.Rows[head].Select(c => ColumnOf(c.OwnText, book)).ToList();
                if (columns.Contains(Column.Number) && columns.Contains(Column.Title) && columns.Contains(Column.On))
                {
                    return Rows(table, head, columns, book, say);
                }
            }
        }

        return null;
    }

    private static RegisterReading Rows(Table table, int head, List<Column?> columns, Book book, Func<Refusal, string> say)
    {
        var (rows, unread) = (new List<ReadRow>(), new List<UnreadRow>());
        for (var at = head + 1; at < table.Rows.Count; at++)
        {
            var cells = table.Rows[at];
            string Of(Column column) => columns.IndexOf(column) is var i && i >= 0 && i < cells.Count ? EntryDesk.One(cells[i].Text) : "";
            var whole = string.Join(' ', cells.Select(c => c.OwnText).Where(t => t.Length > 0));
            if (whole.Length == 0 || Of(Column.Number) == EntryDesk.One(table.Rows[head][columns.IndexOf(Column.Number)].Text))
            {
                continue; // an empty row, or the head repeated on the next page
            }

            if (rows.Count + unread.Count >= MostRows)
            {
                unread.Add(new(at + 1, whole, "เกิน 2,000 แถวต่อครั้ง โปรดแบ่งตารางแล้วนำเข้าอีกครั้ง"));
                break;
            }

            var (row, why) = ReadOne(at + 1, Of, book, say);
            if (row is not null)
            {
                rows.Add(row);
            }
            else
            {
                unread.Add(new(at + 1, whole.Length > 300 ? whole[..300] + "…" : whole, why));
            }
        }

        var ignored = table.Rows[head].Select((c, i) => (c.OwnText, columns[i])).Where(c => c.Item2 is null && c.OwnText.Trim().Length > 0).Select(c => EntryDesk.One(c.OwnText)).ToList();
        return new(rows, unread, ignored);
    }

    private static (ReadRow? Row, string Why) ReadOne(int row, Func<Column, string> of, Book book, Func<Refusal, string> say)
    {
        var number = of(Column.Number);
        var prefixed = book.Kinds[0] is RegisterKind.Letter or RegisterKind.Memo;
        if (NumberText.Running(number, afterSlash: prefixed) is not { } running)
        {
            return (null, "อ่านเลขลำดับไม่ได้ โปรดแก้ไขเป็นตัวเลข");
        }

        var on = ThaiDate.Read(of(Column.On));
        if (on.Date is not { } date || on.Question is not null)
        {
            return (null, on.Problem ?? on.Question ?? "อ่านวันที่ไม่ได้");
        }

        var theirs = of(Column.TheirDate);
        var dated = theirs.Length == 0 ? new DateReading(null, null) : ThaiDate.Read(theirs);
        if (dated.Problem is { } problem)
        {
            return (null, $"ลงวันที่: {problem}");
        }

        var title = of(Column.Title).Length == 0 && of(Column.Note).StartsWith(Unused, StringComparison.Ordinal) ? Unused : of(Column.Title);
        var texts = new EntryTexts(title, of(Column.Sender), of(Column.Recipient), of(Column.TheirNumber), dated.Date, of(Column.Time), of(Column.Action), of(Column.Note));
        var kind = book.Kinds.Count > 1 && NumberText.IsCircular(number) ? RegisterKind.Circular : book.Kinds[0];
        return texts.Check(kind, date) is { } refusal
            ? (null, say(refusal))
            : (new(row, kind.Name(), book.IsIncoming ? "" : ThaiDigits.ToArabic(number), running, date, texts), "");
    }

    private static Column? ColumnOf(string text, Book book)
    {
        var name = ThaiText.SearchKey(text).Replace(" ", "", StringComparison.Ordinal);
        return name switch
        {
            "เลขรับ" or "เลขทะเบียนรับ" or "เลขที่รับ" when book.IsIncoming => Column.Number,
            "ที่" or "เลขที่" or "เลขที่หนังสือ" when book.IsIncoming => Column.TheirNumber,
            "ลงวันที่" when book.IsIncoming => Column.TheirDate,
            "วันที่รับ" or "วันที่" when book.IsIncoming => Column.On,
            "ที่" or "เลขที่" or "เลขที่หนังสือ" or "เลขทะเบียนส่ง" or "เลขที่คำสั่ง" or "ครั้งที่" when !book.IsIncoming => Column.Number,
            "ลงวันที่" or "วันที่" or "สั่งณวันที่" when !book.IsIncoming => Column.On,
            "เวลา" or "เวลาที่รับ" => Column.Time,
            "จาก" => Column.Sender,
            "ถึง" => Column.Recipient,
            "เรื่อง" => Column.Title,
            "การปฏิบัติ" or "ผู้ปฏิบัติ" => Column.Action,
            "หมายเหตุ" => Column.Note,
            _ => null,
        };
    }
}
