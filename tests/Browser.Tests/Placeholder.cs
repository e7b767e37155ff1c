namespace Prongsai.Browser.Tests; internal static class Placeholder;
