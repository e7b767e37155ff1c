using System.Globalization;
using Microsoft.Extensions.Localization;
using Prongsai.Operations.Pages.Backup;

namespace Prongsai.Operations.Pages.Jobs;

/// <summary>Jobs in words. The row keeps the kind and the type of a failure: words change, what happened does not.</summary>
internal sealed class JobWords(IStringLocalizer<Texts.Jobs> texts)
{
    private const string Event = "event:";

    /// <returns>Null when the kind has no name yet.</returns>
    public string? NameOf(string kind) => texts[Key(kind)] is { ResourceNotFound: false } name ? name.Value : null;

    /// <summary>Why it failed, and what to do; never the text of the exception, which may quote data.</summary>
    public string WhyOf(string error) => texts["why." + Cause(error)].Value;

    public static string When(DateTime utc) => BackupWords.When(utc);

    public static string Times(int attempts) => attempts == 0 ? "ยังไม่ได้ทำ" : string.Create(CultureInfo.InvariantCulture, $"ทำแล้ว {attempts} ครั้ง");

    public static string Done(int count, int attempts) => string.Create(CultureInfo.InvariantCulture, $"{count} งาน") + (attempts > count ? string.Create(CultureInfo.InvariantCulture, $" ทำ {attempts} ครั้ง") : "");

    private static string Key(string kind) => kind.StartsWith(Event, StringComparison.Ordinal) ? kind[(kind.LastIndexOf('.') + 1)..] : kind;

    private static string Cause(string error) => error switch
    {
        "SqliteException" or "NpgsqlException" or "PostgresException" or "DbUpdateException" => "database",
        "DbUpdateConcurrencyException" => "twice",
        "IOException" or "FileNotFoundException" or "DirectoryNotFoundException" or "UnauthorizedAccessException" or "VolumeFailedException" => "files",
        "HttpRequestException" or "SocketException" or "WebException" => "network",
        "TimeoutException" or "TaskCanceledException" or "OperationCanceledException" or "TooBusyException" => "slow",
        "InvalidDataException" or "BackupRefusedException" or "JsonException" or "FormatException" or "InvalidOperationException" or "KeyNotFoundException" or "NullReferenceException" => "data",
        "JobLostException" => "lost",
        "BrowserGoneException" or "Win32Exception" => "browser",
        _ => "other",
    };
}
