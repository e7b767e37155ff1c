using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Agency;

public class PictureTests
{
    internal static byte[] Png(int width, int height) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', .. Four(width), .. Four(height), 8, 6, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Jpeg(int width, int height) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xFF, 0xC2, 0, 17, 8, .. Four(height)[2..], .. Four(width)[2..], 3, 0, 0, 0, 0];

    [Fact]
    public void A_picture_is_known_by_its_bytes()
    {
        Assert.Equal(new Picture("image/png", 300, 200), Picture.Read(Png(300, 200)));
        Assert.Equal(new Picture("image/jpeg", 640, 480), Picture.Read(Jpeg(640, 480)));
    }

    [Fact]
    public void Anything_else_is_no_picture()
    {
        Assert.Null(Picture.Read("<svg xmlns='http://www.w3.org/2000/svg'/>"u8));
        Assert.Null(Picture.Read("GIF89a......................."u8));
        Assert.Null(Picture.Read([]));
        Assert.Null(Picture.Read(Png(0, 200)));
        Assert.Null(Picture.Read(Png(90_000, 200)));
        Assert.Null(Picture.Read(Png(19_000, 19_000)));
        Assert.Null(Picture.Read(Jpeg(640, 480).AsSpan(0, 12)));
    }

    [Fact]
    public void Every_cut_of_a_picture_gets_an_answer()
    {
        foreach (var whole in (byte[][])[Png(300, 200), Jpeg(640, 480)])
        {
            for (var length = 0; length < whole.Length; length++)
            {
                _ = Picture.Read(whole.AsSpan(0, length));
                var bent = whole.ToArray();
                bent[length] ^= 0xFF;
                _ = Picture.Read(bent);
            }
        }
    }

    private static byte[] Four(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
