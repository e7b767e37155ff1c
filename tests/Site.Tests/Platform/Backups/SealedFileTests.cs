using System.Security.Cryptography;
using Prongsai.Platform.Backups;

namespace Prongsai.Site.Tests.Platform.Backups;

public sealed class SealedFileTests : IDisposable
{
    private const int Chunk = BackupHeader.ChunkLength + Chunks.Tag;
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-sealed-").FullName;
    private readonly BackupKey _key = BackupKey.Make();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(BackupHeader.ChunkLength - 1)]
    [InlineData(BackupHeader.ChunkLength)]
    [InlineData(BackupHeader.ChunkLength + 1)]
    [InlineData(3 * BackupHeader.ChunkLength)]
    public async Task What_was_sealed_comes_back_whole(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        Assert.Equal(plain, await OpenAsync(await SealAsync(plain), _key));
    }

    [Fact]
    public async Task A_file_that_ends_early_is_refused_wherever_it_ends()
    {
        var whole = await SealAsync(RandomNumberGenerator.GetBytes((2 * BackupHeader.ChunkLength) + 5_000));
        var first = whole.Length - BackupHeader.Ending.Length - 5_000 - Chunks.Tag - (2 * Chunk);
        int[] ends = [0, 1, 15, 16, 20, 40, first - 1, first, first + 1, first + Chunk, first + Chunk + 3, first + (2 * Chunk), whole.Length - 17, whole.Length - 16, whole.Length - 1];
        foreach (var end in ends)
        {
            Assert.Contains((await RefusalAsync(whole[..end])).Code, (string[])["backup.cut", "backup.not-ours"]);
            if (end == whole.Length - BackupHeader.Ending.Length)
            {
                continue;
            }

            // The ending alone does not make it whole.
            Assert.StartsWith("backup.", (await RefusalAsync([.. whole[..end], .. BackupHeader.Ending])).Code, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_bit_that_flipped_is_found_wherever_it_is()
    {
        var whole = await SealAsync(RandomNumberGenerator.GetBytes((2 * BackupHeader.ChunkLength) + 5_000));
        var places = Enumerable.Range(0, 400).Concat(Enumerable.Range(0, 60).Select(i => (int)((long)i * (whole.Length - 1) / 59))).Concat(Enumerable.Range(whole.Length - 40, 40));
        foreach (var at in places.Distinct())
        {
            whole[at] ^= (byte)(1 << (at % 8));
            Assert.StartsWith("backup.", (await RefusalAsync(whole)).Code, StringComparison.Ordinal);
            whole[at] ^= (byte)(1 << (at % 8));
        }

        Assert.NotEmpty(await OpenAsync(whole, _key));
    }

    [Fact]
    public async Task Chunks_that_changed_places_are_doubled_left_out_or_of_another_file_are_refused()
    {
        var whole = await SealAsync(RandomNumberGenerator.GetBytes((3 * BackupHeader.ChunkLength) + 100));
        var other = await SealAsync(RandomNumberGenerator.GetBytes((3 * BackupHeader.ChunkLength) + 100));
        var first = whole.Length - BackupHeader.Ending.Length - 100 - Chunks.Tag - (3 * Chunk);
        byte[] Part(byte[] file, int number) => file[(first + (number * Chunk))..(first + ((number + 1) * Chunk))];
        byte[] rest = whole[(first + (3 * Chunk))..], head = whole[..first];
        byte[][] forgeries =
        [
            [.. head, .. Part(whole, 1), .. Part(whole, 0), .. Part(whole, 2), .. rest],
            [.. head, .. Part(whole, 0), .. Part(whole, 0), .. Part(whole, 2), .. rest],
            [.. head, .. Part(whole, 0), .. Part(whole, 2), .. rest],
            [.. head, .. Part(whole, 0), .. Part(other, 1), .. Part(whole, 2), .. rest],
            [.. other[..first], .. Part(whole, 0), .. Part(whole, 1), .. Part(whole, 2), .. rest],
            [.. head, .. rest],
            [.. whole[..^BackupHeader.Ending.Length], .. Part(whole, 0), .. BackupHeader.Ending],
        ];
        foreach (var forgery in forgeries)
        {
            Assert.Equal("backup.damaged", (await RefusalAsync(forgery)).Code);
        }
    }

    [Fact]
    public async Task A_file_of_a_later_format_and_one_of_somebody_else_say_so()
    {
        var whole = await SealAsync([1, 2, 3]);
        whole[17]++;
        Assert.Equal("backup.newer-format", (await RefusalAsync(whole)).Code);
        Assert.Equal("backup.not-ours", (await RefusalAsync("PK\u0003\u0004 something else that is long enough to be looked at"u8.ToArray())).Code);
    }

    [Fact]
    public async Task Another_key_opens_nothing()
    {
        var whole = await SealAsync([1, 2, 3]);
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => OpenAsync(whole, BackupKey.Make()));
        Assert.Equal("backup.damaged", refused.Refusal.Code);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Prongsai.Platform.Refusal> RefusalAsync(byte[] bytes) => (await Assert.ThrowsAsync<BackupRefusedException>(() => OpenAsync(bytes, _key))).Refusal;

    private async Task<byte[]> SealAsync(byte[] plain)
    {
        using var file = new MemoryStream();
        var salt = RandomNumberGenerator.GetBytes(32);
        var header = new BackupHeader("0.1.0", "sqlite", ["a"], _key.Id, new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc), BackupHeader.ChunkLength, Convert.ToBase64String(salt));
        var hash = await header.WriteAsync(file, default);
        using var chunks = new Chunks(_key.OfFile(salt, hash), hash);
        await using var sealing = new SealingStream(file, chunks);
        for (var at = 0; at < plain.Length; at += 100_001)
        {
            await sealing.WriteAsync(plain.AsMemory(at, Math.Min(100_001, plain.Length - at)));
        }

        await sealing.CompleteAsync(default);
        return file.ToArray();
    }

    private async Task<byte[]> OpenAsync(byte[] bytes, BackupKey key)
    {
        var path = Path.Combine(_folder, "x.bak");
        await File.WriteAllBytesAsync(path, bytes);
        await using var file = OpenBackup.Open(path);
        var (header, hash) = await BackupHeader.ReadAsync(file, default);
        using var chunks = new Chunks(key.OfFile(Convert.FromBase64String(header.Salt), hash), hash);
        await using var plain = new OpeningStream(file, chunks);
        using var whole = new MemoryStream();
        await plain.CopyToAsync(whole);
        return whole.ToArray();
    }
}
