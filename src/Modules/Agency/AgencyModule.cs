using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Agency.Pages.Settings;
using Prongsai.Platform;

namespace Prongsai.Agency;

public sealed class AgencyModule : IModule
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<OfficeDirectory>();
        services.AddScoped<IAgencyDirectory>(p => p.GetRequiredService<OfficeDirectory>());
        services.AddScoped<IPublicOffice, PublicOffice>().AddScoped<IHandle<OfficeChanged>, OfficeChangedOn>();
        services.AddScoped<SaveOfficeFace>().AddScoped<KeepPortrait>().AddScoped<RemovePortrait>().AddSingleton<PortraitSize>().AddSingleton<FaceThumbs>();
        services.AddScoped<SaveOffice>().AddScoped<StorePicture>();
        services.AddScoped<SaveUnit>().AddScoped<MoveUnit>().AddScoped<AddUnits>().AddScoped<AddStaff>();
        services.AddScoped<IFirstStep, OfficeStep>().AddScoped<IFirstStep, UnitsStep>().AddScoped<IFirstStep, StaffStep>().AddScoped<IFirstStep, OpinionChainStep>();
        services.AddScoped<SavePerson>().AddScoped<LeaveService>().AddScoped<HandOver>().AddScoped<Leaver>().AddScoped<AppointChoices>();
        services.AddScoped<KeepSignature>().AddScoped<RemoveSignature>();
        services.AddScoped<SavePosition>().AddScoped<Appoint>().AddScoped<EndAppointment>();
        services.AddScoped<SetChain>().AddScoped<ChainPage>();
        services.AddScoped<IRecipeStep, RecipeForEmptyOffice>().AddScoped<IRecipeStep, RecipeOfOffice>();
        services.AddSingleton<IPermissionSource, AgencyPermissions>();
        services.AddSingleton<INavSource, AgencyNav>();
        services.AddScoped<ITodaySource, AgencyToday>().AddScoped<AgencyCare>();
        services.AddScoped<DemoStaff>().AddScoped<DemoChain>().AddScoped<IDemoData, DemoAgency>().AddScoped<IDemoData, DemoHandwriting>().AddScoped<DemoPosts>().AddScoped<IDemoData, DemoFace>();
    }

    public void Map(IEndpointRouteBuilder endpoints) => PictureEndpoints.Map(endpoints);
}
