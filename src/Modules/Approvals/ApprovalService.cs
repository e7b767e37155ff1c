using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Approvals.Routes;
using Prongsai.Approvals.Sending;
using Prongsai.Platform;

namespace Prongsai.Approvals;

/// <summary>What other modules may ask of approvals.</summary>
internal sealed class ApprovalService(RouteBook routes, Ledger ledger, VoidApproval voids, IServiceProvider services) : IApprovals
{
    public Task<IReadOnlyList<RouteView>> RoutesAsync(string subjectType, Guid? unitId, CancellationToken ct) => routes.ForAsync(subjectType, unitId, ct);

    public async Task<Outcome<ApprovalView>> StartAsync(StartApproval start, CancellationToken ct) => View(await Handler<Start>().HandleAsync(start, ct));

    public async Task<Outcome<ApprovalView>?> SendAgainAsync(SendAgain again, CancellationToken ct) =>
        await Handler<SendOn>().HandleAsync(again, ct) is { } outcome ? View(outcome) : null;

    public async Task<ApprovalView?> OfAsync(string subjectType, Guid subjectId, CancellationToken ct) => (await ledger.LastOfAsync(subjectType, subjectId, ct))?.View();

    public async Task<ApprovalView?> FindAsync(Guid approvalId, CancellationToken ct)
    {
        await Handler<Settling>().OfAsync(approvalId, ct);
        return (await ledger.FindAsync(approvalId, ct))?.View();
    }

    public async Task<bool> MaySeeAsync(string subjectType, Guid subjectId, CancellationToken ct) =>
        await ledger.LastOfAsync(subjectType, subjectId, ct) is { } file && await Handler<Access>().MaySeeAsync(file, ct);

    public Task SubjectChangedAsync(string subjectType, Guid subjectId, string newHash, CancellationToken ct) => voids.OfSubjectAsync(subjectType, subjectId, newHash, ct);

    public async Task<Outcome<ApprovalView>?> WithdrawAsync(Guid approvalId, string reason, CancellationToken ct) =>
        await Handler<Withdraw>().HandleAsync(approvalId, reason, ct) is { } outcome ? View(outcome) : null;

    public Task<IReadOnlyList<OpenStep>> OpenStepsAsync(string subjectType, CancellationToken ct) => Handler<OpenSteps>().OfAsync(subjectType, ct);

    public async Task<Outcome<ApprovalView>?> DecideOnPaperAsync(PaperDecision decision, CancellationToken ct) =>
        await Handler<InkDecision>().HandleAsync(decision, ct) is { } outcome ? View(outcome) : null;

    private T Handler<T>() where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(services);

    private static Outcome<ApprovalView> View(Outcome<Dossier> outcome) => outcome.Done ? outcome.Value.View() : outcome.Refusal;
}
