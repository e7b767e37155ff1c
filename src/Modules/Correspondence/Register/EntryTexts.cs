using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>What a person writes into a line of a register, whether on screen or in a table.</summary>
/// <param name="Time">As typed; see <see cref="TimeText"/>.</param>
internal sealed record EntryTexts(
    string Title, string Sender, string Recipient, string TheirNumber, DateOnly? TheirDate, string Time, string Action, string Note)
{
    /// <returns>Refusals "numbers.title", "numbers.sender", "numbers.time", "numbers.their-date", "numbers.long", "numbers.marks".</returns>
    public Refusal? Check(RegisterKind kind, DateOnly on)
    {
        if (EntryDesk.One(Title).Length == 0)
        {
            return new Refusal("numbers.title", "Input.Title");
        }

        if (kind == RegisterKind.Incoming && EntryDesk.One(Sender).Length == 0)
        {
            return new Refusal("numbers.sender", "Input.Sender");
        }

        if (TimeText.Read(Time) is null)
        {
            return new Refusal("numbers.time", "Input.Time");
        }

        return TheirDate > on
            ? new Refusal("numbers.their-date", "Input.TheirDate")
            : EntryDesk.Check((Title, "Input.Title"), (Sender, "Input.Sender"), (Recipient, "Input.Recipient"), (TheirNumber, "Input.TheirNumber"), (Action, "Input.Action"), (Note, "Input.Note"));
    }

    public void WriteTo(Entry entry)
    {
        (entry.Title, entry.Sender, entry.Recipient) = (EntryDesk.One(Title), EntryDesk.One(Sender), EntryDesk.One(Recipient));
        (entry.TheirNumber, entry.TheirDate, entry.Time) = (EntryDesk.One(TheirNumber), TheirDate, TimeText.Read(Time) ?? "");
        (entry.Action, entry.Note) = (EntryDesk.One(Action), EntryDesk.One(Note));
        entry.Index();
    }
}
