using Prongsai.Platform.Backups;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Platform.Backups;

public class BackupKeyTests
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void What_was_written_down_is_read_again_however_it_is_typed()
    {
        for (var i = 0; i < 50; i++)
        {
            var key = BackupKey.Make();
            Assert.Equal(8, key.Paper.Count);
            var plain = string.Concat(key.Paper.Select(l => l[3..].Replace("-", "", StringComparison.Ordinal)));
            Assert.All((string[])
            [
                string.Join('\n', key.Paper), string.Join(' ', key.Paper).ToLowerInvariant(), plain, ThaiDigits.ToThai(plain),
                plain.Replace('0', 'o').Replace('1', 'l'), string.Join("\r\n", key.Paper.Select(l => "  " + l[3..].Replace('-', '–'))),
            ], text => Assert.Equal(key.Id, BackupKey.Read(text).Value?.Id));
        }
    }

    [Fact]
    public void Every_wrong_letter_is_found_and_its_line_is_named()
    {
        var lines = BackupKey.Make().Paper;
        for (var line = 0; line < 8; line++)
        {
            foreach (var at in Enumerable.Range(3, 9).Where(i => lines[line][i] != '-'))
            {
                foreach (var letter in Letters.Where(l => l != lines[line][at]))
                {
                    var slip = lines[line][..at] + letter + lines[line][(at + 1)..];
                    var refusal = BackupKey.Read(string.Join('\n', lines.Select((l, i) => i == line ? slip : l))).Refusal;
                    Assert.Equal(("backup.key-line", line + 1), (refusal?.Code, refusal?.Arguments[0]));
                }
            }
        }
    }

    [Fact]
    public void Letters_and_lines_that_changed_places_are_found()
    {
        var key = BackupKey.Make();
        var lines = key.Paper.Select(l => l[3..].Replace("-", "", StringComparison.Ordinal)).ToArray();
        for (var i = 0; i < 7; i++)
        {
            var swapped = lines.ToArray();
            (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
            Assert.Equal("backup.key-line", BackupKey.Read(string.Concat(swapped)).Refusal?.Code);

            for (var at = 0; at < 7; at++)
            {
                var turned = lines[i][..at] + lines[i][at + 1] + lines[i][at] + lines[i][(at + 2)..];
                Assert.Equal(turned == lines[i], BackupKey.Read(string.Concat(lines.Select((l, n) => n == i ? turned : l))).Done);
            }
        }
    }

    [Theory]
    [InlineData("", "backup.key-length")]
    [InlineData("ABCD-EFGH", "backup.key-length")]
    [InlineData("1) ก", "backup.key-letter")]
    [InlineData("U", "backup.key-letter")]
    [InlineData("))))..", "backup.key-letter")]
    public void What_is_no_key_is_refused_with_a_reason(string text, string code) => Assert.Equal(code, BackupKey.Read(text).Refusal?.Code);
}
