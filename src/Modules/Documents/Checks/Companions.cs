using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;

namespace Prongsai.Documents.Checks;

/// <summary>
/// The paper of the year that goes with another one. A memo asks for the signature under the announcement behind it; a report is shown to the public
/// with the announcement, a table of measures with the order that names who does the work.
/// </summary>
internal static class Companions
{
    /// <summary>Null: it goes alone.</summary>
    public static PaperKey? Of(PaperKey key) => key.Serial.Length > 0 ? null : key.Kind switch
    {
        PaperKinds.Memo or PaperKinds.Result or PaperKinds.FailedItems => key with { Kind = PaperKinds.Announcement },
        PaperKinds.Plan or PaperKinds.Analysis => key with { Kind = PaperKinds.Order },
        _ => null,
    };
}
