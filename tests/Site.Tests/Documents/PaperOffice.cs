using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Documents.Building;
using Prongsai.Measures.Contracts;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Site.Tests.Documents;

/// <summary>The other modules as the papers see them: a made-up year, and a publisher that remembers.</summary>
internal sealed class PaperOffice : IAgencyDirectory, IFrameworks, IAssessmentResults, IMeasures, IPublisher
{
    public static readonly Guid Mayor = Guid.Parse("00000000-0000-7000-8000-000000000001");
    public static readonly Guid Retired = Guid.Parse("00000000-0000-7000-8000-000000000002");

    private readonly PaperFacts _facts = PaperSamples.Facts();

    public bool HasMeasures { get; set; } = true;

    public List<PublicPaper> Published { get; } = [];

    public List<string> Withdrawn { get; } = [];

    public IReadOnlyList<int> Years => [2567, 2568];

    public static (PaperOffice Office, Action<IServiceCollection> Register) New()
    {
        var office = new PaperOffice();
        return (office, services => services
            .AddSingleton<IAgencyDirectory>(office).AddSingleton<IFrameworks>(office).AddSingleton<IAssessmentResults>(office)
            .AddSingleton<IMeasures>(office).AddSingleton<IPublisher>(office));
    }

    public Task<AgencyProfile> ProfileAsync(CancellationToken ct) => Task.FromResult(_facts.Agency);

    public Task<IReadOnlyList<UnitView>> UnitsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<UnitView>>([]);

    public Task<IReadOnlyList<PersonView>> PeopleAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<PersonView>>(
    [
        .. _facts.People.Select((p, i) => p with { Id = i == 0 ? Mayor : Guid.Parse($"00000000-0000-7000-8000-00000000010{i}") }),
        new PersonView(Retired, "นายเกษียณ ไปแล้ว", "อดีตปลัด", null),
    ]);

    public Task<IReadOnlyList<PositionView>> ChainPositionsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<PositionView>>([]);

    public Task<IReadOnlyList<PositionView>> PositionsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<PositionView>>([]);

    public Task<IReadOnlyDictionary<Guid, Guid>> SignaturePicturesAsync(IReadOnlyCollection<Guid> personIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, Guid>>(new Dictionary<Guid, Guid>());

    public Task<SigningRight> WhoSignsAsync(Guid positionId, DateOnly on, CancellationToken ct) => Task.FromResult(new SigningRight(positionId, "", [], "ตำแหน่งว่าง"));

    public Task<IReadOnlyList<Guid>> PositionsOfAsync(Guid personId, DateOnly on, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public async Task<SignatureBlock?> SignatureOfAsync(Guid personId, DateOnly on, CancellationToken ct) =>
        personId != Retired && (await PeopleAsync(ct)).FirstOrDefault(p => p.Id == personId) is { } person ? new SignatureBlock(person.FullName, [person.Position]) : null;

    public Task<IReadOnlyList<ChainStep>> ChainAsync(DateOnly on, CancellationToken ct) => Task.FromResult(_facts.Chain);

    Task<FrameworkView?> IFrameworks.OfYearAsync(int fiscalYear, CancellationToken ct) =>
        Task.FromResult(fiscalYear == 2568 ? _facts.Framework : null);

    Task<YearResult?> IAssessmentResults.OfYearAsync(int fiscalYear, CancellationToken ct) =>
        Task.FromResult(fiscalYear == 2567 ? _facts.LastResult : null);

    public Task<IReadOnlyList<WeakPointView>> WeakPointsForAsync(int fiscalYear, CancellationToken ct) => Task.FromResult<IReadOnlyList<WeakPointView>>([]);

    Task<MeasureTable> IMeasures.OfYearAsync(int fiscalYear, CancellationToken ct) =>
        Task.FromResult(HasMeasures ? _facts.Measures : new MeasureTable(fiscalYear, []));

    public Task<MeasureTable> AsOfRoundAsync(int fiscalYear, ReportRound round, CancellationToken ct) => Task.FromResult(_facts.Measures);

    public Task<string> PublishAsync(PublicPaper paper, CancellationToken ct)
    {
        Published.Add(paper);
        return Task.FromResult(FormattableString.Invariant($"/ita/{paper.FiscalYear}/{paper.Item.ToLowerInvariant()}"));
    }

    public Task WithdrawAsync(int fiscalYear, string item, string reason, CancellationToken ct)
    {
        Withdrawn.Add($"{fiscalYear} {item} {reason}");
        return Task.CompletedTask;
    }
}
