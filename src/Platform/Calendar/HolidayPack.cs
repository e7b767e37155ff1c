using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Prongsai.Platform.Thai;

namespace Prongsai.Platform.Calendar;

/// <summary>Reads packs/holidays: one file for each calendar year, named by its พ.ศ. year.</summary>
public static class HolidayPack
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="InvalidDataException">The folder is missing, or a file does not say what it must; the message names file and reason.</exception>
    public static WorkingCalendar Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"Holidays: there is no folder {folder}");
        }

        var years = new SortedSet<int>();
        var holidays = new Dictionary<DateOnly, Holiday>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var be) || be is < BuddhistEra.Earliest or > BuddhistEra.Latest)
            {
                throw new InvalidDataException($"Holidays: {Path.GetFileName(file)} is not named by a year such as 2569.json");
            }

            years.Add(BuddhistEra.ToChristian(be));
            foreach (var holiday in ReadFile(file))
            {
                if (BuddhistEra.Of(holiday.Date) != be || string.IsNullOrWhiteSpace(holiday.Name) || !holidays.TryAdd(holiday.Date, holiday))
                {
                    throw new InvalidDataException(
                        $"Holidays: {Path.GetFileName(file)} has {holiday.Date.ToString("O", CultureInfo.InvariantCulture)} twice, outside its year or without a name");
                }
            }
        }

        return years.Count == 0
            ? throw new InvalidDataException($"Holidays: no file in {folder}")
            : new WorkingCalendar(holidays, years);
    }

    private static Holiday[] ReadFile(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<Holiday[]>(stream, s_options) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Holidays: {Path.GetFileName(file)} line {e.LineNumber + 1}: {e.Message}", e);
        }
    }
}
