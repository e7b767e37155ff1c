using Prongsai.Assessment.Contracts;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Evidences;

/// <summary>Whether an evidence speaks of the time that its element asks for.</summary>
internal enum Freshness
{
    /// <summary>It does.</summary>
    Fresh,

    /// <summary>It does, but not for much longer.</summary>
    Due,

    /// <summary>It did.</summary>
    Stale,

    /// <summary>It speaks of another time.</summary>
    WrongPeriod,

    /// <summary>Nobody said what time it speaks of.</summary>
    Unsaid,
}

/// <summary>What the freshness is, and the sentence that says why.</summary>
internal sealed record FreshnessOf(Freshness State, string Why)
{
    /// <summary>A page that was looked at within a year counts as current; a month before that it is time to look again.</summary>
    private const int GoodForMonths = 12;

    private const int WarnDays = 30;

    /// <param name="asks">Which year's content the item asks for.</param>
    /// <param name="assessed">Fiscal year (BE) that is assessed.</param>
    public static FreshnessOf Read(ContentYear asks, int assessed, EvidenceRevision revision, DateOnly today)
    {
        if (revision.ExpiresOn is { } last && last < today)
        {
            return new(Freshness.Stale, $"หมดอายุเมื่อ {ThaiDate.Short(last)} โปรดแนบฉบับใหม่");
        }

        var (state, why) = asks switch
        {
            ContentYear.Assessed => Within(revision, new FiscalYear(assessed).Start, new FiscalYear(assessed).End, $"ปีงบประมาณ {assessed}"),
            ContentYear.AssessedFirstHalf => Through(revision, new FiscalYear(assessed)),
            ContentYear.Before => Within(revision, new FiscalYear(assessed - 1).Start, new FiscalYear(assessed - 1).End, $"ปีงบประมาณ {assessed - 1}"),
            ContentYear.InForce => InForce(revision, new FiscalYear(assessed)),
            ContentYear.UpToDate when revision.Kind == EvidenceKind.Page => (Freshness.Fresh, "มาจากทะเบียนของหน่วยงานโดยตรง"),
            ContentYear.UpToDate => UpToDate(revision, today),
            _ => (Freshness.Fresh, "ยังไม่ทราบปีที่กำหนด โปรดตรวจกับคู่มือของปี"),
        };
        return state == Freshness.Fresh && revision.ExpiresOn is { } soon && soon < today.AddDays(WarnDays)
            ? new(Freshness.Due, $"จะหมดอายุใน {ThaiDate.Short(soon)}")
            : new(state, why);
    }

    // A document of the year may begin before it (a plan of several years) but must touch nothing else when it says one year only.
    private static (Freshness State, string Why) Within(EvidenceRevision revision, DateOnly start, DateOnly end, string year) => (revision.CoversFrom, revision.CoversTo) switch
    {
        (null, null) => (Freshness.Unsaid, $"ยังไม่ได้ระบุช่วงเวลาของข้อมูล ข้อนี้ต้องเป็นข้อมูล{year}"),
        var (from, to) when (from ?? to) >= start && (to ?? from) <= end => (Freshness.Fresh, $"เป็นข้อมูล{year} ตามที่กำหนด"),
        var (from, to) when (from ?? DateOnly.MinValue) <= start && (to ?? DateOnly.MaxValue) >= end => (Freshness.Fresh, $"ครอบคลุม{year}ตามที่กำหนด"),
        _ => (Freshness.WrongPeriod, $"ข้อมูลเป็นของ{Said(revision)} แต่ข้อนี้ต้องเป็นข้อมูล{year}"),
    };

    private static (Freshness State, string Why) Through(EvidenceRevision revision, FiscalYear year) => (revision.CoversFrom, revision.CoversTo) switch
    {
        (null, null) => (Freshness.Unsaid, $"ยังไม่ได้ระบุช่วงเวลาของข้อมูล ข้อนี้ต้องครอบคลุม 6 เดือนแรกของปีงบประมาณ {year.Be}"),
        ({ } from, { } to) when from <= year.Start && to >= year.HalfYearEnd => (Freshness.Fresh, $"ครอบคลุม 6 เดือนแรกของปีงบประมาณ {year.Be} ตามที่กำหนด"),
        ({ } from, { } to) when from >= year.Start && to <= year.End =>
            (Freshness.WrongPeriod, $"ข้อมูลเป็นของ{Said(revision)} ยังไม่ครบ 6 เดือนแรก (1 ต.ค. {year.Be - 1} – 31 มี.ค. {year.Be})"),
        _ => (Freshness.WrongPeriod, $"ข้อมูลเป็นของ{Said(revision)} แต่ข้อนี้ต้องเป็นข้อมูลปีงบประมาณ {year.Be}"),
    };

    private static (Freshness State, string Why) InForce(EvidenceRevision revision, FiscalYear year) => (revision.CoversFrom, revision.CoversTo) switch
    {
        (null, null) => (Freshness.Unsaid, $"ยังไม่ได้ระบุช่วงเวลาที่ใช้บังคับ ข้อนี้ต้องใช้บังคับในปีงบประมาณ {year.Be}"),
        var (from, to) when (from ?? DateOnly.MinValue) <= year.End && (to ?? DateOnly.MaxValue) >= year.Start => (Freshness.Fresh, $"ใช้บังคับในปีงบประมาณ {year.Be}"),
        _ => (Freshness.WrongPeriod, $"ใช้บังคับ{Said(revision)} ไม่ใช่ปีงบประมาณ {year.Be}"),
    };

    private static (Freshness State, string Why) UpToDate(EvidenceRevision revision, DateOnly today)
    {
        var until = revision.CapturedOn.AddMonths(GoodForMonths);
        return until < today ? (Freshness.Stale, $"ข้อมูล ณ {ThaiDate.Short(revision.CapturedOn)} เก่ากว่า 1 ปี โปรดตรวจว่ายังถูกต้อง")
            : until < today.AddDays(WarnDays) ? (Freshness.Due, $"ข้อมูล ณ {ThaiDate.Short(revision.CapturedOn)} ใกล้ครบ 1 ปี โปรดตรวจอีกครั้ง")
            : (Freshness.Fresh, $"ข้อมูล ณ {ThaiDate.Short(revision.CapturedOn)}");
    }

    private static string Said(EvidenceRevision revision) =>
        " " + new Period(PeriodKind.Range, revision.CoversFrom, revision.CoversTo, revision.CoversText).Describe();
}
