using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>Ways to reach somebody, to be tapped.</summary>
internal static class Ways
{
    public static string Phone(string phone) => phone.Length == 0 ? "" : $"โทร <a href=\"tel:{ItemView.TelOf(phone)}\">{Markup.Attribute(phone)}</a>";

    public static string Email(string email) => email.Length == 0 ? "" : $"อีเมล <a href=\"mailto:{Markup.Attribute(email)}\">{Markup.Attribute(email)}</a>";
}

/// <summary>Points of a picture of a person as it is shown.</summary>
internal static class Photos
{
    public const int Width = 240, Height = 300;
}
