using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Prongsai.Platform;

/// <summary>
/// What the process tells of itself. A tag is a word of the program (route template, method, status, lane, kind of job), never what somebody wrote or who
/// somebody is: no address with its ids, no account, no text.
/// </summary>
public static class Signals
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "Prongsai";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> s_requests = Meter.CreateHistogram<double>("prongsai.request.duration", "s", "Time of requests by route, method, status and lane.");
    private static readonly UpDownCounter<int> s_inside = Meter.CreateUpDownCounter<int>("prongsai.request.active", "{request}", "Requests being answered.");
    private static readonly Counter<long> s_turnedAway = Meter.CreateCounter<long>("prongsai.request.turned_away", "{request}", "Requests answered 503 because their lane was full.");
    private static readonly Histogram<double> s_jobs = Meter.CreateHistogram<double>("prongsai.job.duration", "s", "Time of jobs by kind and outcome.");

    internal static ActivitySource Source { get; } = new(Name);

    internal static void Entered(int change) => s_inside.Add(change);

    internal static void Answered(string route, string method, int status, Lane lane, TimeSpan time) =>
        s_requests.Record(time.TotalSeconds, new("http.route", route), new("http.request.method", MethodOf(method)), new("http.response.status_code", status), new("lane", LaneOf(lane)));

    internal static void TurnedAway(Lane lane) => s_turnedAway.Add(1, new KeyValuePair<string, object?>("lane", LaneOf(lane)));

    internal static void Ran(string kind, bool done, TimeSpan time) =>
        s_jobs.Record(time.TotalSeconds, new("job.kind", kind), new("outcome", done ? "done" : "failed"));

    /// <summary>A method is what the client sends: one that nobody knows is told as such.</summary>
    internal static string MethodOf(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" ? method : "_OTHER";

    internal static string LaneOf(Lane lane) => lane switch
    {
        Lane.Public => "public",
        Lane.Submit => "submit",
        Lane.Staff => "staff",
        Lane.Heavy => "heavy",
        _ => "none",
    };
}
