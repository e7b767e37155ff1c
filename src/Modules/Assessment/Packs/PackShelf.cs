using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Corrections;
using Prongsai.Platform;

namespace Prongsai.Assessment.Packs;

/// <summary>
/// The packs of the installation, read once from the folder "ita" of its packs, with the installation's own corrections laid over them.
/// A pack with findings is left on the floor and logged: wrong rules are worse than none.
/// </summary>
internal sealed class PackShelf(IOptions<PlatformOptions> options, ILogger<PackShelf> log) : IPackChecks, IFrameworkShelf
{
    private readonly Lazy<IReadOnlyDictionary<int, OnShelf>> _packs = new(() => Good(options.Value, log));

    private readonly ConcurrentDictionary<int, OnShelf> _carried = [];

    public IReadOnlyList<int> Years => _packs.Value.Keys.Order().ToArray();

    /// <summary>The pack whose rules hold for a year: its own, or the newest one carried over; null for a year far away.</summary>
    public OnShelf? ForYear(int fiscalYear)
    {
        if (_packs.Value.TryGetValue(fiscalYear, out var own))
        {
            return own;
        }

        if (Years is not { Count: > 0 } years || fiscalYear <= years[^1] || fiscalYear > years[^1] + CarriedPack.YearsAhead)
        {
            return null;
        }

        return _carried.GetOrAdd(fiscalYear, year =>
        {
            var node = CarriedPack.Of(_packs.Value[years[^1]].Node, year);
            return new(PackJson.Read(node), node, years[^1]);
        });
    }

    public Pack? OfYear(int fiscalYear) => ForYear(fiscalYear)?.Pack;

    FrameworkView? IFrameworkShelf.OfYear(int fiscalYear) => OfYear(fiscalYear) is { } pack ? Frameworks.View(pack, fiscalYear) : null;

    public Pack? ById(string id) => _packs.Value.Values.FirstOrDefault(p => p.Pack.Id == id)?.Pack;

    public IReadOnlyList<PackReport> CheckAll() => [.. Read(Folder(options.Value)).Select(r => r.Report)];

    // Beside the program unless the setting is a full path, like every other pack.
    private static string Folder(PlatformOptions options) => Path.Combine(AppContext.BaseDirectory, options.Packs, "ita");

    private static ReadOnlyDictionary<int, OnShelf> Good(PlatformOptions options, ILogger log)
    {
        var good = new Dictionary<int, OnShelf>();
        var corrections = CorrectionFile.Read(Path.GetFullPath(options.Data), log);
        foreach (var (report, pack, node) in Read(Folder(options)))
        {
            if (report.Findings.Count == 0)
                good[pack!.FiscalYear] = corrections.Over(pack, node!, good.GetValueOrDefault(pack.FiscalYear - 1)?.Pack);
            else
                log.LogError("Pack {Pack} is not used: {Count} findings, first at {Where}: {Finding}", report.Pack, report.Findings.Count,
                    report.Findings[0].Where, report.Findings[0].English);
        }

        return good.AsReadOnly();
    }

    private static IEnumerable<(PackReport Report, Pack? Pack, JsonNode? Node)> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield return (Broken(folder, "no-folder", "ไม่พบโฟลเดอร์ชุดเกณฑ์", "The folder of the packs is not there"), null, null);
            yield break;
        }

        Pack? before = null;
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var read = ReadOne(file, before);
            before = read.Pack ?? before;
            yield return read;
        }
    }

    private static (PackReport Report, Pack? Pack, JsonNode? Node) ReadOne(string file, Pack? before)
    {
        var name = Path.GetFileName(file);
        try
        {
            if (new FileInfo(file).Length > PackJson.MaxBytes)
                return (Broken(name, "too-large", "ไฟล์ชุดเกณฑ์ใหญ่เกิน 2 MB", "The file is larger than 2 MB"), null, null);
            using var stream = File.OpenRead(file);
            var node = PackJson.ReadNode(stream);
            var pack = PackJson.Read(node);
            var findings = PackCheck.Findings(pack, before?.FiscalYear == pack.FiscalYear - 1 ? before : null);
            var unconfirmed = PackRules.Of(pack).Count(r => !PackRules.Confirmed(r.Mark));
            return (new(pack.Id, pack.FiscalYear, pack.Items.Count, pack.Questions.Count, unconfirmed, findings), pack, node);
        }
        catch (JsonException wrong)
        {
            var where = wrong.Path ?? FormattableString.Invariant($"line {wrong.LineNumber + 1}");
            return (Broken(name, "unreadable", $"อ่านชุดเกณฑ์ไม่ได้ที่ {where}", wrong.Message, where), null, null);
        }
    }

    private static PackReport Broken(string name, string code, string thai, string english, string where = "") =>
        new(name, null, 0, 0, 0, [new(code, where, thai, english)]);

}

/// <param name="Node">The same as JSON, for corrections to be laid over a copy.</param>
/// <param name="CarriedFrom">Year whose rules these are, when the year has no pack of its own.</param>
internal sealed record OnShelf(Pack Pack, JsonNode Node, int? CarriedFrom = null);
