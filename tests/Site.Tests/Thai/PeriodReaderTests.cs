using FsCheck;
using FsCheck.Fluent;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

public class PeriodReaderTests
{
    private static readonly FiscalYear s_year = new(2566);

    [Theory]
    [InlineData("ต.ค.๖๕ ถึง ก.ย.๖๖", PeriodKind.Range, "2022-10-01", "2023-09-30")]
    [InlineData("๑ ต.ค. ๒๕๖๕ – ๓๐ ก.ย. ๒๕๖๖", PeriodKind.Range, "2022-10-01", "2023-09-30")]
    [InlineData("๑ ต.ค. ๒๕๖๕ – ๓๑ มี.ค. ๒๕๖๖", PeriodKind.Range, "2022-10-01", "2023-03-31")]
    [InlineData("๑ ต.ค. ๒๕๖๕-๓๐ ก.ย. ๒๕๖๖", PeriodKind.Range, "2022-10-01", "2023-09-30")]
    [InlineData("ส.ค. ๒๕๖๖ – ก.ย. ๒๕๖๖", PeriodKind.Range, "2023-08-01", "2023-09-30")]
    [InlineData("ระหว่างเดือนตุลาคม ๒๕๖๕ ถึงเดือนมีนาคม ๒๕๖๖", PeriodKind.Range, "2022-10-01", "2023-03-31")]
    [InlineData("ตั้งแต่วันที่ 1 ตุลาคม 2565 ถึงวันที่ 31 มีนาคม 2566", PeriodKind.Range, "2022-10-01", "2023-03-31")]
    [InlineData("ต.ค. - มี.ค. 2566", PeriodKind.Range, "2022-10-01", "2023-03-31")]
    [InlineData("ต.ค. - มี.ค.", PeriodKind.Range, "2022-10-01", "2023-03-31")]
    [InlineData("1 - 15 มี.ค. 2566", PeriodKind.Range, "2023-03-01", "2023-03-15")]
    [InlineData("1/10/2565 - 31/3/2566", PeriodKind.Range, "2022-10-01", "2023-03-31")]
    [InlineData("ม.ค. ๒๕๖๖ เป็นต้นไป", PeriodKind.OpenEnd, "2023-01-01", "")]
    [InlineData("ตั้งแต่เดือนมกราคม ๒๕๖๖ เป็นต้นไป", PeriodKind.OpenEnd, "2023-01-01", "")]
    [InlineData("ภายในเดือนมีนาคม ๒๕๖๕", PeriodKind.Deadline, "", "2022-03-31")]
    [InlineData("ภายในเดือน มีนาคม ๒๕๖๕", PeriodKind.Deadline, "", "2022-03-31")]
    [InlineData("ภายใน 31 มี.ค. 2568", PeriodKind.Deadline, "", "2025-03-31")]
    [InlineData("ภายในวันที่ ๓๑ มีนาคม ๒๕๖๘", PeriodKind.Deadline, "", "2025-03-31")]
    [InlineData("ภายในไตรมาสที่ ๒", PeriodKind.Deadline, "", "2023-03-31")]
    [InlineData("ภายในปีงบประมาณ พ.ศ. ๒๕๖๗", PeriodKind.Deadline, "", "2024-09-30")]
    [InlineData("มี.ค. ๖๖", PeriodKind.Month, "2023-03-01", "2023-03-31")]
    [InlineData("เดือนกุมภาพันธ์ ๒๕๖๗", PeriodKind.Month, "2024-02-01", "2024-02-29")]
    [InlineData("พฤศจิกายน", PeriodKind.Month, "2022-11-01", "2022-11-30")]
    [InlineData("ไตรมาสที่ ๑ - ๒", PeriodKind.Quarters, "2022-10-01", "2023-03-31")]
    [InlineData("ไตรมาสที่ ๑-๒", PeriodKind.Quarters, "2022-10-01", "2023-03-31")]
    [InlineData("ไตรมาสที่ ๑ - ๔", PeriodKind.Quarters, "2022-10-01", "2023-09-30")]
    [InlineData("ไตรมาส 2", PeriodKind.Quarters, "2023-01-01", "2023-03-31")]
    [InlineData("ไตรมาสที่ ๓ และ ๔", PeriodKind.Quarters, "2023-04-01", "2023-09-30")]
    [InlineData("ไตรมาสที่ 4/2568", PeriodKind.Quarters, "2025-07-01", "2025-09-30")]
    [InlineData("ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2568", PeriodKind.Quarters, "2024-10-01", "2024-12-31")]
    [InlineData("ดำเนินการตลอดทั้งปี", PeriodKind.WholeYear, "2022-10-01", "2023-09-30")]
    [InlineData("ตลอดปีงบประมาณ", PeriodKind.WholeYear, "2022-10-01", "2023-09-30")]
    [InlineData("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘", PeriodKind.WholeYear, "2024-10-01", "2025-09-30")]
    [InlineData("ปีงบประมาณ พ.ศ. ๒๕๖๘", PeriodKind.WholeYear, "2024-10-01", "2025-09-30")]
    [InlineData("ทุกเดือน", PeriodKind.WholeYear, "2022-10-01", "2023-09-30")]
    [InlineData("รอบ 6 เดือน", PeriodKind.Range, "2022-10-01", "2023-03-31")]
    [InlineData("รอบ ๖ เดือนหลัง", PeriodKind.Range, "2023-04-01", "2023-09-30")]
    [InlineData("6 เดือนแรก", PeriodKind.Range, "2022-10-01", "2023-03-31")]
    [InlineData("รอบ 12 เดือน", PeriodKind.WholeYear, "2022-10-01", "2023-09-30")]
    [InlineData("๑๔ ก.พ. ๒๕๖๖", PeriodKind.Day, "2023-02-14", "2023-02-14")]
    [InlineData("14 ก.พ.", PeriodKind.Day, "2023-02-14", "2023-02-14")]
    public void A_period_is_read_as_officers_write_it(string written, PeriodKind kind, string from, string to)
    {
        var reading = PeriodReader.Read(written, s_year);
        Assert.Null(reading.Problem);
        Assert.Null(reading.Question);
        var period = Assert.Single(reading.Periods);
        Assert.Equal((kind, from, to), (period.Kind, Iso.Text(period.From), Iso.Text(period.To)));
    }

    [Theory]
    [InlineData("ม.ค. ๒๕๖๖ – เม.ย. ๒๕๖๖ ม.ค. ๒๕๖๖ – เม.ย. ๒๕๖๖", 2)]
    [InlineData("ม.ค. ๒๕๖๖ – เม.ย. ๒๕๖๖\nม.ค. ๒๕๖๖ – เม.ย. ๒๕๖๖", 2)]
    [InlineData("๑. ต.ค. ๖๕ - ธ.ค. ๖๕ ๒. ม.ค. ๖๖ - มี.ค. ๖๖", 2)]
    [InlineData("ไตรมาสที่ 1, ไตรมาสที่ 3", 2)]
    [InlineData("ม.ค. 66, มี.ค. 66 และ พ.ค. 66", 3)]
    public void Several_periods_in_one_cell_are_several(string written, int count)
    {
        var reading = PeriodReader.Read(written, s_year);
        Assert.Null(reading.Problem);
        Assert.Equal(count, reading.Periods.Count);
    }

    [Theory]
    [InlineData("ตามความเหมาะสม")]
    [InlineData("ภายใน 30 วัน")]
    [InlineData("ตั้งแต่บัดนี้เป็นต้นไป")]
    [InlineData("12345")]
    public void Words_it_does_not_know_are_named_and_kept(string written)
    {
        var reading = PeriodReader.Read(written, s_year);
        Assert.Empty(reading.Periods);
        Assert.Contains("“" + written + "”", reading.Problem);
        Assert.Equal(written, reading.Text);
    }

    [Fact]
    public void What_could_be_read_is_kept_beside_what_could_not()
    {
        var reading = PeriodReader.Read("มี.ค. ๖๖ และเมื่อพร้อม", s_year);
        Assert.Single(reading.Periods);
        Assert.Contains("เมื่อพร้อม", reading.Problem);
    }

    [Theory]
    [InlineData("1 ต.ค. 2565 - 31 ก.ย. 2566", "วันที่ 31 กันยายน ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง")]
    [InlineData("ภายใน 31 เม.ย. 2566", "วันที่ 31 เมษายน ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง")]
    [InlineData("ไตรมาสที่ 5", "ไม่มีไตรมาสที่ 5 ปีหนึ่งมี 4 ไตรมาส โปรดตรวจอีกครั้ง")]
    [InlineData("มี.ค. 2566 - ม.ค. 2566", "วันสิ้นสุด 31 ม.ค. 2566 อยู่ก่อนวันเริ่ม 1 มี.ค. 2566 โปรดตรวจปีอีกครั้ง")]
    [InlineData("", "ยังไม่ได้ใส่ระยะเวลา โปรดพิมพ์เช่น 1 ต.ค. 2568 – 31 มี.ค. 2569")]
    public void What_cannot_be_is_refused_in_words(string written, string sentence) =>
        Assert.Equal(sentence, PeriodReader.Read(written, s_year).Problem);

    [Fact]
    public void A_year_that_looks_Christian_is_asked_about() =>
        Assert.Equal("หมายถึง พ.ศ. 2566 ใช่หรือไม่", PeriodReader.Read("มี.ค. 2023", s_year).Question);

    [Theory]
    [InlineData("๑ ต.ค. ๒๕๖๘ – ๓๑ มี.ค. ๒๕๖๙", "1 ต.ค. 2568 – 31 มี.ค. 2569")]
    [InlineData("ม.ค. ๒๕๖๖ เป็นต้นไป", "ตั้งแต่ 1 ม.ค. 2566 เป็นต้นไป")]
    [InlineData("ภายในเดือนมีนาคม ๒๕๖๕", "ภายใน 31 มี.ค. 2565")]
    [InlineData("๑๔ ก.พ. ๒๕๖๖", "14 ก.พ. 2566")]
    public void What_was_understood_is_shown_back(string written, string shown) =>
        Assert.Equal(shown, PeriodReader.Read(written, s_year).Periods[0].Describe());

    [Fact]
    public void What_is_shown_back_is_read_as_the_same_days() => Properties.Hold(
        Prop.ForAll(Gen.Choose(0, 40_000).Two().ToArbitrary(), pair =>
        {
            var from = new DateOnly(1950, 1, 1).AddDays(Math.Min(pair.Item1, pair.Item2));
            var to = new DateOnly(1950, 1, 1).AddDays(Math.Max(pair.Item1, pair.Item2) + 1);
            var read = PeriodReader.Read(new Period(PeriodKind.Range, from, to, "").Describe(), s_year);
            return read is { Problem: null, Periods: [{ Kind: PeriodKind.Range } period] } && (period.From, period.To) == (from, to);
        }), 2000);

    [Fact]
    public void Any_text_gets_an_answer() => Properties.Hold(
        Prop.ForAll(Awkward.Text, text => PeriodReader.Read(text, s_year) is var r && (r.Problem is not null || r.Periods.Count > 0)), 3000);
}
