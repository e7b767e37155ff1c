using System.Text;

namespace Prongsai.Platform;

/// <summary>An exception as a log may keep it: types and places, never messages, which may quote what people wrote.</summary>
public static class Told
{
    private const int MostInside = 8;

    public static string Of(Exception error)
    {
        var text = new StringBuilder();
        var depth = 0;
        for (Exception? one = error; one is not null && depth < MostInside; one = one.InnerException, depth++)
        {
            text.Append(depth == 0 ? "" : " <- ").Append(one.GetType().FullName).Append('\n').Append(one.StackTrace);
        }

        return text.ToString();
    }
}
