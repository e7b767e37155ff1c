using System.ComponentModel.DataAnnotations;

namespace Prongsai.Platform;

/// <summary>Section "Prongsai:Lanes": how many requests are worked on at once, and how many wait. Checked at start.</summary>
public sealed class LanesOptions
{
    /// <summary>Anybody reads.</summary>
    [Required]
    public LaneSize Public { get; set; } = new(64, 256);

    /// <summary>Anybody sends something: a place that no reading takes away.</summary>
    [Required]
    public LaneSize Submit { get; set; } = new(16, 64);

    /// <summary>Signed in, or signing in.</summary>
    [Required]
    public LaneSize Staff { get; set; } = new(48, 192);

    /// <summary>Printing and exports.</summary>
    [Required]
    public LaneSize Heavy { get; set; } = new(4, 32);

    /// <summary>Per cent of a lane that one agency may fill; 100 where there is only one.</summary>
    [Range(10, 100)]
    public int ShareOfOne { get; set; } = 75;

    /// <summary>Longest wait for a place.</summary>
    [Range(1, 120)]
    public int PatienceSeconds { get; set; } = 10;

    /// <summary>What who is turned away is told to wait.</summary>
    [Range(1, 3600)]
    public int RetryAfterSeconds { get; set; } = 10;

    internal IEnumerable<LaneSize> Sizes => [Public, Submit, Staff, Heavy];
}

/// <param name="Running">Worked on at once, 1 to 10,000.</param>
/// <param name="Waiting">Waiting for a place, 0 to 100,000.</param>
public sealed record LaneSize(int Running, int Waiting)
{
    /// <summary>For the settings, which fill the properties.</summary>
    public LaneSize()
        : this(1, 0)
    {
    }

    public int Running { get; set; } = Running;

    public int Waiting { get; set; } = Waiting;

    internal bool Holds => Running is >= 1 and <= 10_000 && Waiting is >= 0 and <= 100_000;
}
