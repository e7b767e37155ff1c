using Prongsai.Platform;

namespace Prongsai.Disclosure.Items;

/// <summary>Items that are due within fourteen days or late, came back, or whose evidence has grown old.</summary>
internal sealed class DisclosureToday(Board board, CurrentUser user, TimeProvider clock) : ITodaySource
{
    private const int DaysAhead = 14;

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        if (!user.Can(Permissions.View))
        {
            return [];
        }

        var limit = Bangkok.Today(clock).AddDays(DaysAhead);
        return
        [
            .. from line in await board.LinesAsync(fiscalYear, user, ct)
               let why = line.State == ItemState.Returned ? "ส่งกลับแก้ไข"
                   : line.State == ItemState.NeedsWork ? "ต้องปรับปรุง" + (line.Worst is { } worst ? " " + worst.Why : " มีการแก้ไขที่ยังไม่ได้เผยแพร่")
                   : line.State is ItemState.NotStarted or ItemState.Working && line.Item.DueOn <= limit ? $"ขาด {line.Missing} องค์ประกอบ"
                   : ""
               where why.Length > 0
               select new TodayLine(line.Item.DueOn, $"{line.Item.Code} {line.Item.Name}: {why}", line.Unit, line.Path),
        ];
    }
}
