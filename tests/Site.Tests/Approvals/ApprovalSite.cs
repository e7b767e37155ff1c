using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Approvals;

/// <summary>Sheets of the tests: what a module with its own register would give to approvals.</summary>
internal sealed class Sheets
{
    public const string Type = "test-sheet";
    private readonly Dictionary<Guid, string> _texts = [];
    private readonly Dictionary<Guid, string> _sent = [];

    public Guid Write(string text)
    {
        var id = Guid.CreateVersion7();
        _texts[id] = _sent[id] = text;
        return id;
    }

    public void Change(Guid id, string text) => _texts[id] = text;

    public string? Read(Guid id) => _texts.GetValueOrDefault(id);

    public string Hash(Guid id) => "hash of " + _texts[id];

    public string Before(Guid id) => _sent[id];
}

internal sealed class SheetSubject(Sheets sheets) : IApprovalSubject
{
    public string Type => Sheets.Type;

    public string Name => "แผ่นทดสอบ";

    public Task<SubjectReading?> ReadAsync(Guid id, CancellationToken ct) => Task.FromResult(sheets.Read(id) is { } text
        ? new SubjectReading("เรื่องทดสอบ", sheets.Hash(id), $"<p>{WebUtility.HtmlEncode(text)}</p>", [new("ไฟล์แนบ.pdf", "/app/help")], "/app/help", ["สรุปบรรทัดแรก"]) : null);

    public Task<IReadOnlyList<DifferenceLine>> DifferenceAsync(Guid id, string approvedHash, CancellationToken ct) => Task.FromResult<IReadOnlyList<DifferenceLine>>(
        [new(DifferenceKind.Removed, sheets.Before(id)), new(DifferenceKind.Added, sheets.Read(id) ?? "")]);
}

/// <summary>What happened, as another module hears it.</summary>
internal sealed class Heard
{
    public System.Collections.Concurrent.ConcurrentQueue<IEvent> Facts { get; } = new();
}

internal sealed class Ear<T>(Heard heard) : IHandle<T> where T : IEvent
{
    public Task HandleAsync(T fact, CancellationToken ct)
    {
        heard.Facts.Enqueue(fact);
        return Task.CompletedTask;
    }
}

/// <summary>The product with the demo office and sheets to be approved. The route: head of the secretary's office → permanent secretary (acting) → mayor.</summary>
internal sealed class ApprovalSite : IAsyncDisposable
{
    public const string Pin = Host.Demo.Pin;

    private ApprovalSite(Site site) => Site = site;

    public Site Site { get; }

    public Sheets Sheets => Site.Services.GetRequiredService<Sheets>();

    public Heard Heard => Site.Services.GetRequiredService<Heard>();

    /// <summary>With empty inboxes: the officer of the demo has taken the memo of the year back.</summary>
    public static async Task<ApprovalSite> StartAsync()
    {
        var house = new ApprovalSite(await Site.StartAsync(demo: true, services =>
        {
            services.AddSingleton<Sheets>().AddSingleton<Heard>();
            services.AddScoped<IApprovalSubject, SheetSubject>();
            services.AddScoped<IHandle<ApprovalStarted>, Ear<ApprovalStarted>>().AddScoped<IHandle<ApprovalStepDecided>, Ear<ApprovalStepDecided>>();
            services.AddScoped<IHandle<ApprovalReturned>, Ear<ApprovalReturned>>().AddScoped<IHandle<ApprovalVoided>, Ear<ApprovalVoided>>();
            services.AddScoped<IHandle<ApprovalWithdrawn>, Ear<ApprovalWithdrawn>>().AddScoped<IHandle<ApprovalCompleted>, Ear<ApprovalCompleted>>();
        }));
        await house.AsAsync("officer", async services =>
        {
            foreach (var waiting in await services.GetRequiredService<IApprovals>().OpenStepsAsync("paper", default))
            {
                Assert.True((await services.GetRequiredService<IApprovals>().WithdrawAsync(waiting.ApprovalId, "เก็บโต๊ะให้ว่าง", default))!.Done);
            }

            return true;
        });
        await house.Site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        house.Heard.Facts.Clear();
        return house;
    }

    /// <summary>Works as one of the demo accounts.</summary>
    public Task<T> AsAsync<T>(string userName, Func<IServiceProvider, Task<T>> work, string agency = "tuayang") => Site.InAgencyAsync(agency, async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var name = userName.ToUpperInvariant();
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.NormalizedUserName == name);
        var membership = await db.Set<Membership>().AsNoTracking().SingleAsync(m => m.AccountId == account.Id);
        services.GetRequiredService<CurrentUser>().Is(membership, account.DisplayName);
        services.GetRequiredService<Actor>().Is(account.Id, account.DisplayName);
        return await work(services);
    });

    /// <summary>The officer sends a sheet on the route of three posts (or on the office's own chain).</summary>
    public async Task<ApprovalView> SendAsync(string text = "เนื้อหาเดิม", string by = "officer", bool urgent = false, string title = "ขอความเห็นชอบรายงานผล", Guid? route = null)
    {
        var sheet = Sheets.Write(text);
        var routeId = route ?? await RouteAsync();
        return await AsAsync(by, async services =>
        {
            var sent = await services.GetRequiredService<IApprovals>().StartAsync(
                new(Sheets.Type, sheet, title, Sheets.Hash(sheet), routeId, null, urgent, ["บรรทัดที่หนึ่ง", "บรรทัดที่สอง"]), default);
            Assert.True(sent.Done, sent.Refusal?.Code);
            return sent.Value;
        });
    }

    /// <summary>A route of head, permanent secretary and mayor, made once.</summary>
    public Task<Guid> RouteAsync() => Site.InAgencyAsync("tuayang", async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        if (await db.Set<Prongsai.Approvals.Routes.Route>().FirstOrDefaultAsync(r => r.Name == "สามลำดับ") is { } made)
        {
            return made.Id;
        }

        var posts = await services.GetRequiredService<Prongsai.Agency.Contracts.IAgencyDirectory>().PositionsAsync(default);
        Guid Post(string starts) => posts.First(p => p.Name.StartsWith(starts, StringComparison.Ordinal)).Id;
        var saved = await services.GetRequiredService<Prongsai.Approvals.Routes.SaveRoute>().HandleAsync(
            new(null, "สามลำดับ", "", null, true, false, [new(Post("หัวหน้าสำนักปลัด"), false, 1), new(Post("ปลัด"), false, 2), new(Post("นายก"), false, null)]), default);
        Assert.True(saved!.Done, saved.Refusal?.Code);
        return saved.Value.Id;
    });

    public Task<Outcome<Decide.Given>?> DecideAsync(string userName, ApprovalView approval, int place, DecisionWord word, string? opinion = null, string pin = Pin, string? hash = null, string? whom = null) =>
        AsAsync(userName, services => services.GetRequiredService<Decide>().HandleAsync(new(approval.Id, place, word, whom, opinion, hash ?? approval.Hash, pin), default));

    public Task<Outcome<Decide.Given>?> SendBackAsync(string userName, ApprovalView approval, int place, int? to, string reason = "แก้ตัวเลขข้อ 3", string? hash = null) =>
        AsAsync(userName, services => services.GetRequiredService<SendBack>().HandleAsync(new(approval.Id, place, to, reason, hash ?? approval.Hash, Pin), default));

    /// <summary>Lets the ten seconds pass and the jobs run.</summary>
    public async Task SettleAsync()
    {
        Site.Clock.Pass(TimeSpan.FromSeconds(11));
        await Site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
    }

    public Task<ApprovalView> NowAsync(ApprovalView approval) => Site.InAgencyAsync("tuayang", async services =>
        (await services.GetRequiredService<IApprovals>().OfAsync(approval.SubjectType, approval.SubjectId, default))!);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
