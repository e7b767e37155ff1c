using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Prongsai.Assessment.Contracts;

namespace Prongsai.Assessment.Packs;

/// <summary>The packs of the installation, read once from their folder (setting <c>Packs:Folder</c>; default packs/ita beside the program).
/// A pack with findings is left on the floor and logged: wrong rules are worse than none.</summary>
internal sealed class PackShelf(IConfiguration configuration, ILogger<PackShelf> log) : IPackChecks
{
    private readonly Lazy<IReadOnlyDictionary<int, OnShelf>> _packs = new(() => Good(FolderOf(configuration), log));

    public IReadOnlyList<int> Years => _packs.Value.Keys.Order().ToArray();

    public Pack? OfYear(int fiscalYear) => _packs.Value.GetValueOrDefault(fiscalYear)?.Pack;

    public Pack? ById(string id) => _packs.Value.Values.FirstOrDefault(p => p.Pack.Id == id)?.Pack;

    /// <summary>A fresh copy of the file, for corrections to be laid over.</summary>
    public JsonNode? NodeOfYear(int fiscalYear) => _packs.Value.GetValueOrDefault(fiscalYear)?.Node.DeepClone();

    public IReadOnlyList<PackReport> CheckAll() => [.. Read(FolderOf(configuration)).Select(r => r.Report)];

    private static string FolderOf(IConfiguration configuration) =>
        configuration["Packs:Folder"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "packs", "ita");

    private static ReadOnlyDictionary<int, OnShelf> Good(string folder, ILogger log)
    {
        var good = new Dictionary<int, OnShelf>();
        foreach (var (report, pack, node) in Read(folder))
        {
            if (report.Findings.Count == 0)
                good[pack!.FiscalYear] = new(pack, node!);
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

    private sealed record OnShelf(Pack Pack, JsonNode Node);
}
