using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
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
        services.AddScoped<IJob, SettleJob>();
        services.AddScoped<IApprovals, ApprovalService>();
        services.AddScoped<Access>().AddScoped<Reader>().AddScoped<Inbox>();
        services.AddSingleton<IPermissionSource, ApprovalsPermissions>();
        services.AddSingleton<INavSource, ApprovalsNav>();
    }
}
