namespace Prongsai.Assessment.Corrections;

/// <summary>A rule of a year as an administrator knows it better: of one agency (<see cref="PackCorrection"/>) or of all (<see cref="SharedCorrection"/>).</summary>
internal interface ICorrection
{
    Guid Id { get; }
    int FiscalYear { get; }

    /// <summary>By codes, e.g. "items/O12/name".</summary>
    string Path { get; }

    /// <summary>The new value as JSON.</summary>
    string Value { get; }

    string Reason { get; }
    string MadeBy { get; }
    DateTime MadeAt { get; }
    string? WithdrawnBy { get; set; }
    DateTime? WithdrawnAt { get; set; }
    string? WithdrawReason { get; set; }
}

/// <param name="Shared">Holds for every agency of the installation.</param>
internal sealed record AppliedCorrection(ICorrection Correction, PatchState State, bool Shared);
