using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Approvals.Pages;
using Prongsai.Approvals.Pages.Settings;
using Prongsai.Approvals.Routes;
using Prongsai.Approvals.Sending;
using Prongsai.Platform;

namespace Prongsai.Approvals;

public sealed class ApprovalsModule : IModule
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<Ledger>().AddScoped<Subjects>().AddScoped<RouteBook>().AddScoped<SaveRoute>();
        services.AddScoped<Start>().AddScoped<SendOn>().AddScoped<Withdraw>().AddScoped<VoidApproval>();
        services.AddScoped<Signatories>().AddScoped<Desk>().AddScoped<Decide>().AddScoped<SendBack>().AddScoped<Undo>().AddScoped<Settling>().AddScoped<InkDecision>().AddScoped<OpenSteps>();
        services.AddScoped<IJob, SettleJob>().AddScoped<IJob, RemindJob>().AddScoped<Remind>();
        services.AddScoped<ITodaySource, ApprovalsToday>().AddScoped<IOwnership, ApprovalOwnership>();
        services.AddScoped<IApprovals, ApprovalService>();
        services.AddScoped<Access>().AddScoped<Reader>().AddScoped<Inbox>();
        services.AddScoped<INavCount>(p => p.GetRequiredService<Inbox>());
        services.AddScoped<InboxPage>().AddScoped<Notices>().AddScoped<RouteForm>();
        services.AddScoped<DemoAccounts>().AddScoped<DemoSigners>().AddScoped<IDemoData, DemoDecisions>().AddScoped<IDemoData, DemoFirstOpinion>();
        services.AddSingleton<IPermissionSource, ApprovalsPermissions>();
        services.AddSingleton<INavSource, ApprovalsNav>();
    }
}
