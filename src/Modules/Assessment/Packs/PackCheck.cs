using Prongsai.Assessment.Contracts;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Packs;

/// <summary>Is a pack whole? What its own schema cannot say: codes, references, sums, borders, dates, provenance.</summary>
internal sealed class PackCheck
{
    private readonly Pack _pack;
    private readonly List<PackFinding> _findings = [];
    private readonly HashSet<string> _items, _questions, _sources;

    private PackCheck(Pack pack)
    {
        _pack = pack;
        _items = pack.Items.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        _questions = pack.Questions.Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        _sources = pack.Sources.Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
    }

    /// <param name="before">Pack of the year before, when there is one: the crosswalk is checked against it.</param>
    /// <param name="corrected">Corrections of an agency are in it: mark A is allowed.</param>
    public static IReadOnlyList<PackFinding> Findings(Pack pack, Pack? before = null, bool corrected = false)
    {
        var check = new PackCheck(pack);
        check.Head();
        check.Codes();
        check.References();
        check.Numbers();
        check.LevelSteps();
        check.Dates();
        if (pack.Crosswalk is { } crosswalk && before is not null)
        {
            check.Walk("items", crosswalk.Items, before.Items.Select(i => i.Code), check._items);
            check.Walk("questions", crosswalk.Questions, before.Questions.Select(q => q.Code), check._questions);
        }

        check.Provenance(corrected);
        return check._findings;
    }

    private void Add(string code, string where, string thai, string english) => _findings.Add(new(code, where, thai, english));

    private void Head()
    {
        if (_pack.Format != 1)
            Add("format", "format", $"รูปแบบชุดเกณฑ์ {_pack.Format} ไม่รองรับ", $"Format {_pack.Format} is not supported");
        if (_pack.Id != FormattableString.Invariant($"ita-{_pack.FiscalYear}"))
            Add("id", "id", $"รหัสชุดเกณฑ์ “{_pack.Id}” ไม่ตรงกับปีงบประมาณ {_pack.FiscalYear}", $"Id {_pack.Id} does not match fiscal year {_pack.FiscalYear}");
        if (_pack.FiscalYear is < BuddhistEra.Earliest or > BuddhistEra.Latest)
            Add("year", "fiscalYear", "ปีงบประมาณต้องเป็นพุทธศักราช", "The fiscal year must be a Buddhist year");
        foreach (var (where, code) in new[] { ("measuresItem", _pack.MeasuresItem), ("resultsItem", _pack.ResultsItem) })
            if (!_items.Contains(code))
                Missing(where, code);
        if (_pack.Scoring.Formula != "means")
            Add("formula", "scoring/formula", $"ไม่รู้จักสูตร “{_pack.Scoring.Formula}”", $"Unknown formula {_pack.Scoring.Formula}");
        if (_pack.Scoring.Rounding is { Decimals: < 0 or > 6 } or { Mode: not ("half-up" or "half-even" or "down") } or { LevelOn: not ("rounded" or "exact") })
            Add("rounding", "scoring/rounding", "วิธีปัดเศษไม่ถูกต้อง", "The rounding is not one of the known ones");
    }

    private void Codes()
    {
        Unique("instruments", _pack.Instruments.Select(i => i.Code));
        Unique("indicators", _pack.Indicators.Select(i => i.Code));
        Unique("subIndicators", _pack.SubIndicators.Select(i => i.Code));
        Unique("items", _pack.Items.Select(i => i.Code));
        Unique("items/elements", _pack.Items.SelectMany(i => i.Elements).Select(e => e.Code));
        Unique("scales", _pack.Scales.Select(s => s.Code));
        Unique("questions", _pack.Questions.SelectMany(q => (q.Parts ?? []).Select(p => p.Code).Prepend(q.Code)));
        Unique("issues", _pack.Issues.Select(i => i.Code));
        Unique("levels/steps", _pack.Levels.Steps.Select(s => s.Code));
        Unique("calendar/steps", _pack.Calendar.Steps.Select(s => s.Code));
        Unique("templates", _pack.Templates.Select(t => t.Code));
        Unique("sources", _pack.Sources.Select(s => s.Code));
        foreach (var item in _pack.Items.Where(i => i.Elements.Count == 0))
            Add("elements", $"items/{item.Code}/elements", $"ข้อ {item.Code} ไม่มีองค์ประกอบ", $"Item {item.Code} has no elements");
        for (var n = 0; n < _pack.Issues.Count; n++)
            if (_pack.Issues[n].Code != FormattableString.Invariant($"{n + 1}"))
                Add("issue-order", $"issues/{_pack.Issues[n].Code}", "เลขประเด็นต้องเรียงจาก 1", "Issues must be numbered from 1 in order");
    }

    private void Unique(string where, IEnumerable<string> codes)
    {
        foreach (var twice in codes.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1))
            Add("twice", $"{where}/{twice.Key}", $"รหัส “{twice.Key}” ซ้ำกัน", $"Code {twice.Key} occurs more than once");
    }

    private void References()
    {
        var instruments = Set(_pack.Instruments.Select(i => i.Code));
        var indicators = Set(_pack.Indicators.Select(i => i.Code));
        var subs = Set(_pack.SubIndicators.Select(s => s.Code));
        var scales = Set(_pack.Scales.Select(s => s.Code));
        Need(instruments, _pack.Indicators.Select(i => ($"indicators/{i.Code}/instrument", i.Instrument)));
        Need(indicators, _pack.SubIndicators.Select(s => ($"subIndicators/{s.Code}/indicator", s.Indicator)));
        Need(subs, _pack.Items.Select(i => ($"items/{i.Code}/subIndicator", i.SubIndicator)));
        Need(indicators, _pack.Questions.Select(q => ($"questions/{q.Code}/indicator", q.Indicator)));
        Need(scales, _pack.Questions.SelectMany(q => (q.Parts ?? []).Select(p => ($"questions/{q.Code}/parts/{p.Code}/scale", p.Scale))
            .Prepend(($"questions/{q.Code}/scale", q.Scale))));
        Need(Set(_items.Concat(_questions)), _pack.Issues.SelectMany(i => i.Feeds.Select(f => ($"issues/{i.Code}/feeds", f))));
        Need(instruments, _pack.Samples.Select(s => ("samples", s.Instrument)));
        foreach (var empty in _pack.SubIndicators.Where(s => _pack.Items.All(i => i.SubIndicator != s.Code)))
            Add("empty", $"subIndicators/{empty.Code}", $"ตัวชี้วัดย่อย {empty.Code} ไม่มีข้อ OIT", $"Sub-indicator {empty.Code} has no items");
        foreach (var indicator in _pack.Indicators)
        {
            var bySub = _pack.SubIndicators.Any(s => s.Indicator == indicator.Code);
            var byQuestion = _pack.Questions.Any(q => q.Indicator == indicator.Code);
            if (bySub == byQuestion)
                Add("indicator-source", $"indicators/{indicator.Code}", $"ตัวชี้วัดที่ {indicator.Code} ต้องมาจากข้อคำถามหรือข้อ OIT อย่างใดอย่างหนึ่ง",
                    $"Indicator {indicator.Code} must come from either questions or items");
        }

        foreach (var item in _pack.Items.Where(i => !YearRules.Knows(i.YearRule.Rule)))
            Add("year-rule", $"items/{item.Code}/yearRule", $"ไม่รู้จักกฎเรื่องปี “{item.YearRule.Rule}”", $"Unknown year rule {item.YearRule.Rule}");
    }

    private static HashSet<string> Set(IEnumerable<string> codes) => codes.ToHashSet(StringComparer.Ordinal);

    private void Need(HashSet<string> known, IEnumerable<(string Where, string Code)> references)
    {
        foreach (var (where, code) in references.Where(r => !known.Contains(r.Code)))
            Missing(where, code);
    }

    private void Missing(string where, string code) =>
        Add("missing", where, $"อ้างถึงรหัส “{code}” ซึ่งไม่มีในชุดเกณฑ์", $"Refers to {code}, which the pack does not have");

    private void Numbers()
    {
        var weights = _pack.Instruments.Sum(i => i.Weight);
        if (weights != 100 || _pack.Instruments.Any(i => i.Weight <= 0))
            Add("weights", "instruments", FormattableString.Invariant($"น้ำหนักของเครื่องมือรวมได้ {weights} ต้องเป็น 100"),
                FormattableString.Invariant($"The weights add up to {weights}, not 100"));
        foreach (var scale in _pack.Scales)
            if (scale.Options.Count < 2 || scale.Options.Any(o => o.Score is < 0 or > 100) || scale.Options.Min(o => o.Score) != 0 || scale.Options.Max(o => o.Score) != 100)
                Add("scale", $"scales/{scale.Code}", $"มาตรวัด {scale.Code} ต้องมีคะแนนตั้งแต่ 0 ถึง 100", $"Scale {scale.Code} must run from 0 to 100");
    }

    private void LevelSteps()
    {
        var steps = _pack.Levels.Steps;
        if (_pack.Levels.Type is not ("letter" or "conditional"))
            Add("level-type", "levels/type", $"ไม่รู้จักชนิดของระดับ “{_pack.Levels.Type}”", $"Unknown kind of levels {_pack.Levels.Type}");
        if (_pack.Levels.Type == "letter" && steps.Any(s => s.EachMin is not null))
            Add("level-type", "levels/steps", "ระดับแบบตัวอักษรต้องไม่มีเงื่อนไขรายเครื่องมือ", "Letter levels have no condition on instruments");
        if (steps.Any(s => s.TotalMin is < 0 or > 100 || s.EachMin is < 0 or > 100))
            Add("level-border", "levels/steps", "เกณฑ์คะแนนของระดับต้องอยู่ระหว่าง 0 ถึง 100", "Borders of levels must lie between 0 and 100");
        if (steps.Count == 0 || steps[^1] is not { TotalMin: 0, EachMin: null })
            Add("level-gap", "levels/steps", "ระดับสุดท้ายต้องรับคะแนนตั้งแต่ 0 โดยไม่มีเงื่อนไข", "The last level must take every score from 0");
        for (var n = 1; n < steps.Count; n++)
        {
            // A step below another with the same or a higher border must ask less of the instruments, or nobody can ever reach it.
            var (above, below) = (steps[n - 1], steps[n]);
            if (below.TotalMin > above.TotalMin || (below.TotalMin == above.TotalMin && (below.EachMin ?? 0) >= (above.EachMin ?? 0)))
                Add("level-order", $"levels/steps/{below.Code}", $"ระดับ “{below.Code}” ไม่มีทางเกิดขึ้นเพราะอยู่หลัง “{above.Code}”",
                    $"Level {below.Code} can never be reached behind {above.Code}");
        }
    }

    private void Dates()
    {
        // Results of a year have come out until December after it.
        var year = new FiscalYear(_pack.FiscalYear);
        var (first, last) = (year.Start, year.End.AddMonths(3));
        foreach (var step in _pack.Calendar.Steps)
        {
            if (step.From > step.To || (step.From is null && step.To is not null))
                Add("dates", $"calendar/steps/{step.Code}", $"วันเริ่มต้นของ “{step.Text}” อยู่หลังวันสิ้นสุด", $"{step.Code} starts after it ends");
            if (step.From < first || step.To > last)
                Add("dates", $"calendar/steps/{step.Code}", $"วันที่ของ “{step.Text}” อยู่นอกรอบการประเมินปี {_pack.FiscalYear}",
                    $"{step.Code} lies outside the assessment of {_pack.FiscalYear}");
        }
    }

    private void Walk(string part, IReadOnlyList<CrosswalkRow> rows, IEnumerable<string> before, HashSet<string> now)
    {
        var where = $"crosswalk/{part}";
        var then = Set(before);
        Unique(where + "/from", rows.SelectMany(r => r.From));
        Unique(where + "/to", rows.SelectMany(r => r.To));
        Need(then, rows.SelectMany(r => r.From.Select(c => (where + "/from", c))));
        Need(now, rows.SelectMany(r => r.To.Select(c => (where + "/to", c))));
        foreach (var lost in then.Except(rows.SelectMany(r => r.From), StringComparer.Ordinal))
            Add("lost", where, $"ตารางเทียบปีไม่ได้บอกว่า “{lost}” ของปีก่อนไปอยู่ที่ใด", $"The crosswalk does not say what became of {lost}");
        foreach (var born in now.Except(rows.SelectMany(r => r.To), StringComparer.Ordinal))
            Add("lost", where, $"ตารางเทียบปีไม่ได้บอกที่มาของ “{born}”", $"The crosswalk does not say where {born} comes from");
        foreach (var row in rows.Where(r => r.Kind != KindOf(r)))
            Add("kind", where, $"ชนิด “{row.Kind}” ไม่ตรงกับรหัส {string.Join(" ", row.From)} → {string.Join(" ", row.To)}",
                $"Kind {row.Kind} does not fit {string.Join(" ", row.From)} → {string.Join(" ", row.To)}");
    }

    private static string KindOf(CrosswalkRow row) => (row.From.Count, row.To.Count) switch
    {
        (0, _) => "new",
        (_, 0) => "dropped",
        ( > 1, _) => "merged",
        (_, > 1) => "split",
        _ => row.From[0] == row.To[0] ? "same" : "renumbered",
    };

    private void Provenance(bool corrected)
    {
        foreach (var rule in PackRules.Of(_pack))
        {
            if (!corrected && rule.Mark is Mark.A or Mark.I)
                Add("mark", rule.Path, "เครื่องหมาย A และ I ใช้กับกฎที่ผู้ดูแลระบบแก้ไขเท่านั้น", "Marks A and I are for corrected rules only");
            if (rule.Mark is Mark.C or Mark.One && rule.NeedsSource && rule.Sources is null or { Count: 0 })
                Add("no-source", rule.Path, "กฎที่มีเครื่องหมาย C หรือ 1 ต้องบอกแหล่งที่มา", "A rule marked C or 1 must name a source");
            Need(_sources, (rule.Sources ?? []).Select(s => (rule.Path, s)));
        }
    }
}
