using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Prongsai.Platform.Backups;
using Prongsai.Platform.Calendar;
using Prongsai.Platform.Files;
using Prongsai.Platform.Printing;
using Prongsai.Platform.Transfer;

namespace Prongsai.Platform;

/// <summary>Everything the modules stand on, registered.</summary>
public static class PlatformServices
{
    public static void AddPlatform(this WebApplicationBuilder builder, IReadOnlyList<IModule> modules)
    {
        // A th-TH culture parses 2026-01-02 as the year 1483: machine formats are invariant everywhere, Thai is ours.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("th");

        var services = builder.Services;
        services.AddOptions<PlatformOptions>().BindConfiguration("Prongsai").ValidateDataAnnotations().ValidateOnStart();
        var options = builder.Configuration.GetSection("Prongsai").Get<PlatformOptions>() ?? new PlatformOptions();
        services.TryAddSingleton(TimeProvider.System);
        foreach (var module in modules)
        {
            services.AddSingleton(module);
            module.Register(services);
        }

        AddData(services, options);
        AddIdentity(services, options);
        AddWeb(services, options, modules);
        AddLimits(builder);
    }

    private static void AddLimits(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WireLimits>().BindConfiguration("Prongsai:Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<LanesOptions>().BindConfiguration("Prongsai:Lanes").ValidateDataAnnotations()
            .Validate(lanes => lanes.Sizes.All(size => size.Holds), "Prongsai:Lanes: Running is 1 to 10000, Waiting 0 to 100000.").ValidateOnStart();
        builder.Services.AddSingleton<Lanes>();
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration("Prongsai:Telemetry").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<TelemetryExport>();
        builder.Services.AddSingleton<OwnTls>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<OwnTls>((kestrel, tls) => tls.Apply(kestrel)).Configure<IOptions<WireLimits>>((kestrel, limits) => limits.Value.Apply(kestrel));
    }

    private static void AddData(IServiceCollection services, PlatformOptions options)
    {
        services.AddScoped<Tenant>();
        services.AddScoped<SiteAddress>();
        services.AddScoped<Actor>();
        services.AddOptions<BrowserOptions>().BindConfiguration("Pdf");
        services.AddSingleton<WarmBrowser>();
        services.AddScoped<DemoHands>();
        services.AddSingleton<AgencyDirectory>();
        services.AddSingleton<Preparation>();
        services.AddScoped<AddAgency>().AddScoped<SetAgencyState>().AddScoped<OversightView>().AddSingleton<RecipeBook>().AddScoped<ApplyRecipe>().AddHostedService<AgencyWatch>();
        services.AddDbContext<AppDb>((provider, db) => Database.Configure(db, provider.GetRequiredService<IOptions<PlatformOptions>>().Value));
        AddFiles(services);
        services.AddSingleton(p => HolidayPack.Load(
            Path.Combine(AppContext.BaseDirectory, p.GetRequiredService<IOptions<PlatformOptions>>().Value.Packs, "holidays")));
        services.AddSingleton<EventTypes>();
        services.AddSingleton<JobRunner>();
        if (options.Work)
        {
            services.AddHostedService(p => p.GetRequiredService<JobRunner>());
        }

        services.AddScoped<IJob, SweepBlobs>().AddScoped<IJob, SweepJobs>().AddScoped<IJob, CheckpointJob>().AddScoped<MoveJob>();
        services.AddBackups();
        services.AddTransfer();
    }

    private static void AddFiles(IServiceCollection services)
    {
        services.AddOptions<FilesOptions>().BindConfiguration("Prongsai:Files").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Func<string, DiskRoom?>>(DiskRoom.Of);
        services.AddSingleton(p => new BlobVolume(
            Path.GetFullPath(Path.Combine(p.GetRequiredService<IOptions<PlatformOptions>>().Value.Data, "blobs")),
            p.GetRequiredService<Func<string, DiskRoom?>>(), p.GetRequiredService<IOptions<FilesOptions>>(), p.GetRequiredService<ILogger<BlobVolume>>()));
        services.AddScoped<BlobStore>().AddScoped<FileIntake>().AddScoped<RecordNow>();
        services.AddSingleton<VirusScanner>().AddSingleton<Readiness>();
    }

    private static void AddIdentity(IServiceCollection services, PlatformOptions options)
    {
        services.AddSingleton<PermissionBook>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<SignIn>().AddScoped<FrontDoor>().AddScoped<NewPassword>();
        services.AddScoped<AddMember>().AddScoped<InviteMember>().AddScoped<IssueCode>().AddScoped<UseCode>().AddScoped<CredentialReach>().AddScoped<TakeOffSecond>();
        services.AddScoped<InstallationAdministrators>();
        services.AddScoped<SetPin>().AddScoped<StepUp>().AddScoped<PasswordCheck>().AddScoped<SecondFactor>().AddScoped<SecondStep>().AddScoped<AskAgain>();
        services.AddScoped<OwnSessions>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SessionStore>();
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = 12;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        }).AddUserStore<AccountStore>();
        services.AddScoped<PasskeyPlaces>().AddScoped<PasskeyChallenges>().AddScoped<PasskeyCeremony>().AddScoped<TakePasskey>();
        services.AddScoped<PasskeySignIn>().AddScoped<AddPasskey>().AddScoped<OwnPasskeys>().AddScoped<ConfirmByPasskey>().AddScoped<TakeOffPasskeys>();
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = PasswordCost.Rounds);

        services.AddAuthentication(SignIn.Scheme).AddCookie(SignIn.Scheme, cookie =>
        {
            Protect(cookie.Cookie, options, "session");
            cookie.ExpireTimeSpan = SessionStore.Longest;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "next";
        });
        services.AddAuthentication().AddCookie(SignIn.Between, cookie =>
        {
            Protect(cookie.Cookie, options, "between");
            cookie.ExpireTimeSpan = FrontDoor.LongestBetween;
            cookie.SlidingExpiration = false;
        });
        services.AddOptions<CookieAuthenticationOptions>(SignIn.Scheme).Configure<SessionStore>((cookie, store) => cookie.SessionStore = store);
        services.AddDataProtection().SetApplicationName("prongsai");
        services.AddSingleton<IXmlRepository, KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, ring) => keys.XmlRepository = ring);
        if (options.KeyCertificate.Length > 0)
        {
            services.AddDataProtection().ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(options.KeyCertificate, options.KeyCertificatePassword));
        }
    }

    private static void AddWeb(IServiceCollection services, PlatformOptions options, IReadOnlyList<IModule> modules)
    {
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.AddRazorPages().ConfigureApplicationPartManager(parts => AddPages(parts, modules))
            .AddMvcOptions(mvc => mvc.Filters.Add(new MissingHandler()));
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, TenantAntiforgery>();
        services.AddAntiforgery(antiforgery => Protect(antiforgery.Cookie, options, "form"));
        RoomForForms.AddTo(services);
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(temp => Protect(temp.Cookie, options, "said"));
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(
            UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.Thai, UnicodeRanges.MathematicalOperators, UnicodeRanges.Arrows));
        services.Configure<FormOptions>(form =>
        {
            (form.ValueCountLimit, form.KeyLengthLimit, form.ValueLengthLimit) = (1024, 512, 256 * 1024);
            (form.MultipartBodyLengthLimit, form.MultipartHeadersLengthLimit, form.MultipartBoundaryLengthLimit) = (21L * 1024 * 1024, 8 * 1024, 100);
        });
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        if (options.Proxy.Length > 0)
        {
            services.Configure<ForwardedHeadersOptions>(forwarded =>
            {
                forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                forwarded.ForwardLimit = 1;
                forwarded.KnownIPNetworks.Clear();
                forwarded.KnownProxies.Clear();
                forwarded.KnownProxies.Add(IPAddress.Parse(options.Proxy));
            });
        }
    }

    // The pages of every module, whatever the build guessed from its references.
    private static void AddPages(ApplicationPartManager parts, IReadOnlyList<IModule> modules)
    {
        foreach (var assembly in modules.Select(m => m.GetType().Assembly).Where(a => parts.ApplicationParts.All(p => p.Name != a.GetName().Name)))
        {
            foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly))
            {
                parts.ApplicationParts.Add(part);
            }
        }
    }

    private static void Protect(CookieBuilder cookie, PlatformOptions options, string name)
    {
        (cookie.HttpOnly, cookie.SameSite, cookie.Path) = (true, SameSiteMode.Strict, "/");
        cookie.Name = options.PlainLoopback ? "prongsai-" + name : "__Host-prongsai-" + name;
        cookie.SecurePolicy = options.PlainLoopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }
}
