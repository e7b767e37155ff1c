using System.CommandLine;

namespace Prongsai.Host.Verbs;

/// <summary>The command line: 0 done, 1 findings or a refusal, 2 a wrong call; errors in one clear line.</summary>
internal static class Root
{
    public static RootCommand Build()
    {
        var root = new RootCommand("Prongsai (โปร่งใส): the integrity-and-transparency year of a Thai public agency.")
        {
            Serve.Build(), AgencyVerbs.Build(), AdministratorVerbs.Build(), AccountVerbs.Build(), DemoVerbs.Build(), ScoreVerb.Build(), PackVerbs.Build(), MeasureVerbs.Build(), MeasureVerbs.BuildLint(), ReportVerb.Build(), WebsiteVerbs.Build(),
            BackupVerbs.Build(), BackupVerbs.BuildRestore(), AuditVerbs.Build(),
        };
        return root;
    }
}
