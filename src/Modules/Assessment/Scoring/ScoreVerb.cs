using System.Text.Json;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Scoring;

/// <summary>The verb <c>score</c>: JSON in, scores out, one clear line when it cannot.</summary>
internal sealed class ScoreVerb(PackShelf packs) : IScoring
{
    private const int MaxBytes = 1 << 20;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public ScoreAnswer Score(Stream json, string packId)
    {
        if (packs.ById(packId) is not { } pack)
            return new(null, $"ไม่มีชุดเกณฑ์ “{Printable(packId)}” ที่มีคือ {string.Join(" ", packs.Years.Select(y => $"ita-{y}"))}", true);
        try
        {
            return new(Sheet(pack, Scores.Of(pack, Read(pack, Bytes(json)))), null, false);
        }
        catch (WrongInput wrong)
        {
            return new(null, wrong.Message, false);
        }
    }

    internal static ScoreSheet Sheet(Pack pack, ScoreCard card)
    {
        decimal? Shown(decimal? score) => Rounded.By(pack.Scoring.Rounding, score);
        var differences = card.Questions.Concat(card.Indicators).Concat(card.Instruments)
            .Where(s => s.Value is { Given: not null, Computed: not null } && Shown(s.Value.Given) != Shown(s.Value.Computed))
            .Select(s => new ScoreDifference(s.Key, Shown(s.Value.Given)!.Value, Shown(s.Value.Computed)!.Value)).ToArray();
        return new(
            card.Indicators.ToDictionary(i => i.Key, i => Shown(i.Value.Value)), card.Instruments.ToDictionary(i => i.Key, i => Shown(i.Value.Value)),
            Shown(card.Total.Value), card.Level, differences.Length == 0 ? null : differences);
    }

    private static byte[] Bytes(Stream json)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = json.Read(buffer)) > 0;)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > MaxBytes)
                throw new WrongInput("ไฟล์คะแนนใหญ่เกิน 1 MB");
        }

        return kept.ToArray();
    }

    private static ScoreInput Read(Pack pack, byte[] json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException wrong)
        {
            throw new WrongInput(FormattableString.Invariant($"ไฟล์คะแนนไม่ใช่ JSON ที่ถูกต้อง: บรรทัดที่ {wrong.LineNumber + 1} ({Printable(wrong.Message)})"));
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new WrongInput("ไฟล์คะแนนต้องเป็นวัตถุ JSON ที่มี questions, items, indicators หรือ instruments");
            var input = ScoreInput.Nothing;
            foreach (var part in document.RootElement.EnumerateObject())
            {
                input = part.Name switch
                {
                    "questions" => input with { Questions = Part(part, pack.Questions.SelectMany(q => (q.Parts ?? []).Select(p => p.Code).Prepend(q.Code)), pack) },
                    "items" => input with { Items = Part(part, pack.Items.Select(i => i.Code), pack) },
                    "indicators" => input with { Indicators = Part(part, pack.Indicators.Select(i => i.Code), pack) },
                    "instruments" => input with { Instruments = Part(part, pack.Instruments.Select(i => i.Code), pack) },
                    _ => throw new WrongInput($"ไม่รู้จัก “{Printable(part.Name)}” ใช้ได้เฉพาะ questions, items, indicators, instruments"),
                };
            }

            return input;
        }
    }

    private static Dictionary<string, decimal> Part(JsonProperty part, IEnumerable<string> codes, Pack pack)
    {
        if (part.Value.ValueKind != JsonValueKind.Object)
            throw new WrongInput($"“{part.Name}” ต้องเป็นวัตถุ JSON ของรหัสกับคะแนน");
        var known = codes.ToHashSet(StringComparer.Ordinal);
        var scores = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var score in part.Value.EnumerateObject())
        {
            var name = $"{part.Name}.{Printable(score.Name)}";
            if (!known.Contains(score.Name))
                throw new WrongInput($"ไม่มี “{name}” ในชุดเกณฑ์ {pack.Id}");
            if (score.Value.ValueKind != JsonValueKind.Number || !score.Value.TryGetDecimal(out var value) || value is < 0 or > 100)
                throw new WrongInput($"“{name}” ต้องเป็นตัวเลข 0 ถึง 100 (พบ {Printable(score.Value.GetRawText())})");
            if (part.Name == "items" && value is not (0 or 100))
                throw new WrongInput($"“{name}” ต้องเป็น 0 หรือ 100 (พบ {Printable(score.Value.GetRawText())})");
            scores[score.Name] = value;
        }

        return scores;
    }

    /// <summary>What a stranger wrote, fit for one line of a terminal.</summary>
    private static string Printable(string text)
    {
        var kept = new string([.. text.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not
            (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or
            System.Globalization.UnicodeCategory.ParagraphSeparator or System.Globalization.UnicodeCategory.Surrogate)).Take(60)]);
        return kept;
    }

    private sealed class WrongInput(string line) : Exception(line);
}
