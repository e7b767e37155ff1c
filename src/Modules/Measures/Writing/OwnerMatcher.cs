using Prongsai.Agency.Contracts;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Writing;

/// <summary>Finds in the registers the unit or person that a text names; a text that names neither stays as words.</summary>
internal sealed class OwnerMatcher(IReadOnlyList<UnitView> units, IReadOnlyList<PersonView> people)
{
    public OwnerInput Match(string text)
    {
        var clean = ThaiText.Clean(text).Trim();
        var key = Key(clean);
        var person = people.FirstOrDefault(p => key.Contains(Key(p.FullName), StringComparison.Ordinal));
        if (person is not null)
        {
            return new(null, person.Id, clean);
        }

        var unit = units.FirstOrDefault(u => key == Key(u.Name) || (u.ShortName.Length > 0 && key == Key(u.ShortName)))
            ?? units.FirstOrDefault(u => key.StartsWith(Key(u.Name), StringComparison.Ordinal) || (key.Length > 5 && Key(u.Name).StartsWith(key, StringComparison.Ordinal)));
        return new(unit?.Id, null, clean);
    }

    private static string Key(string text) => ThaiText.SearchKey(text).Replace(" ", "", StringComparison.Ordinal).TrimEnd('ฯ');
}
