using System.CommandLine;
using Prongsai.Documents.Contracts;

namespace Prongsai.Host.Verbs;

internal static class ReportVerb
{
    private static readonly string[] Kinds = ["plan", "analysis", "result", "failed-items", "memo", "announcement", "order"];
    private static readonly string[] Formats = ["docx", "pdf", "html"];

    public static Command Build()
    {
        var agency = new Option<string>("--agency") { Description = "Slug of the agency.", Required = true };
        var year = new Option<int>("--year") { Description = "Fiscal year (BE).", Required = true };
        var kind = new Option<string>("--kind") { Description = string.Join(", ", Kinds), Required = true };
        var format = new Option<string>("--format") { Description = string.Join(", ", Formats), Required = true };
        var target = new Option<FileInfo>("--out") { Description = "File to write.", Required = true };
        var json = Answer.JsonOption();
        kind.AcceptOnlyFromAmong(Kinds);
        format.AcceptOnlyFromAmong(Formats);
        var command = new Command("report", "Make an official paper of a fiscal year from what is stored.") { agency, year, kind, format, target, json };
        command.SetAction((call, ct) => RunAsync(
            new(call.GetValue(agency)!, call.GetValue(year), call.GetValue(kind)!, call.GetValue(format)!), call.GetValue(target)!, call.GetValue(json), ct));
        return command;
    }

    private sealed record Wish(string Agency, int Year, string Kind, string Format);

    private static async Task<int> RunAsync(Wish wish, FileInfo target, bool json, CancellationToken ct)
    {
        if (wish.Year is < 2560 or > 2600)
        {
            return Answer.Wrong($"ปีงบประมาณ {wish.Year} ไม่ถูกต้อง ใช้ พ.ศ. เช่น 2568 (--year)");
        }

        if (target.Directory is not { Exists: true })
        {
            return Answer.Wrong($"ไม่พบโฟลเดอร์ของไฟล์ {target.Name} (--out)");
        }

        await using var office = await OfficeScope.OpenAsync(wish.Agency, ct);
        if (office.Problem is { } wrong)
        {
            return Answer.Wrong(wrong);
        }

        var made = await office.Services.GetRequiredService<IPapers>().MakeAsync(wish.Year, wish.Kind, wish.Format, ct);
        if (!made.Done)
        {
            return Answer.Refused(office.Services, made.Refusal);
        }

        await WriteAsync(target, made.Value.Bytes, ct);
        if (json)
        {
            Answer.Json(new { file = target.FullName, made.Value.Name, made.Value.ContentType, length = made.Value.Bytes.Length });
        }
        else
        {
            Console.Out.WriteLine($"{target.FullName} ({made.Value.Bytes.Length} bytes)");
        }

        return Answer.Ok;
    }

    // A reader never sees half a paper.
    private static async Task WriteAsync(FileInfo target, byte[] bytes, CancellationToken ct)
    {
        var temporary = target.FullName + ".part";
        await File.WriteAllBytesAsync(temporary, bytes, ct);
        File.Move(temporary, target.FullName, overwrite: true);
    }
}
