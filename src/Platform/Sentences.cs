using System.Globalization;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>The sentence of a refusal, wherever it was declared: pages have their module's texts at hand, the edge and the command line do not.</summary>
public static class Sentences
{
    /// <returns>The Thai sentence; the code itself when no module knows it.</returns>
    public static string Of(IServiceProvider services, Refusal refusal)
    {
        var assemblies = services.GetServices<IModule>().Select(m => m.GetType().Assembly).Prepend(typeof(Sentences).Assembly);
        foreach (var assembly in assemblies)
        {
            var name = assembly.GetName().Name + ".Texts.Messages";
            if (assembly.GetManifestResourceNames().Contains(name + ".resources")
                && new ResourceManager(name, assembly).GetString(refusal.Code, CultureInfo.CurrentUICulture) is { } sentence)
            {
                return string.Format(CultureInfo.InvariantCulture, sentence, refusal.Arguments);
            }
        }

        return refusal.Code;
    }
}
