using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Recurring;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Diary;

internal static class DiaryServices
{
    /// <summary>Dates of the year, reminders, calendar addresses and recurring tasks.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<INavSource, DiaryNav>();
        services.AddScoped<YearDiary>().AddScoped<DiaryHand>().AddScoped<SetDiaryDate>().AddScoped<ClearDiaryDate>();
        services.AddScoped<DueList>().AddScoped<DiarySheet>().AddScoped<DiaryOwners>().AddScoped<GiveReminders>().AddScoped<Digest>().AddScoped<ChangeFeeds>().AddScoped<FeedReader>();
        services.AddScoped<IJob, DiaryJob>().AddScoped<IJob, TasksJob>().AddScoped<ITodaySource, DiaryToday>();
        services.AddScoped<IDemoData, DemoDiary>().AddScoped<DemoCalendar>();
        services.AddScoped<TaskSheet>().AddScoped<SetTask>().AddScoped<TurnTasks>().AddScoped<CloseTask>();
    }
}

internal sealed class DiaryNav : INavSource
{
    public IEnumerable<NavEntry> Entries { get; } =
    [
        new(115, "งาน ITA", "ปฏิทินงาน ITA", "/app/{year}/diary", "today", Permissions.View),
        new(117, "งาน ITA", "งานประจำตามรอบ", "/app/{year}/tasks", "progress", Permissions.View),
    ];
}
