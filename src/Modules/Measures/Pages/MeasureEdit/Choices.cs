using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Agency.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Measures.Writing;

namespace Prongsai.Measures.Pages.MeasureEdit;

/// <summary>What the form of a measure offers: issues and weak points of the year, units and people of the office.</summary>
internal sealed class Choices(IFrameworks frameworks, IAssessmentResults results, IAgencyDirectory directory)
{
    private IReadOnlyList<UnitView> units = [];
    private IReadOnlyList<PersonView> people = [];
    private FrameworkView? framework;

    public IReadOnlyList<SelectListItem> Issues { get; private set; } = [];
    public IReadOnlyList<WeakPointView> WeakPoints { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task LoadAsync(int year, CancellationToken ct)
    {
        framework = await frameworks.OfYearAsync(year, ct);
        (units, people) = (await directory.UnitsAsync(ct), await directory.PeopleAsync(ct));
        WeakPoints = await results.WeakPointsForAsync(year, ct);
        Issues = [.. (framework?.Issues ?? []).Select(i => new SelectListItem(string.Create(CultureInfo.InvariantCulture, $"{i.No}. {i.Name}"), i.No.ToString(CultureInfo.InvariantCulture)))];
        Units = [.. units.Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
        People = [.. people.Select(p => new SelectListItem($"{p.FullName} {p.Position}", p.Id.ToString()))];
    }

    public string IssueName(int? no) => framework?.Issues.FirstOrDefault(i => i.No == no)?.Name ?? "";

    public IReadOnlyList<OwnerInput> Owners(MeasureForm form)
    {
        var matcher = new OwnerMatcher(units, people);
        return
        [
            .. units.Where(u => form.Units.Contains(u.Id)).Select(u => new OwnerInput(u.Id, null, u.Name)),
            .. people.Where(p => form.People.Contains(p.Id)).Select(p => new OwnerInput(null, p.Id, $"{p.FullName} {p.Position}".Trim())),
            .. TypedList.Lines(form.Owners).Select(matcher.Match),
        ];
    }
}
