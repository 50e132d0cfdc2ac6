using System.Globalization;
using LiveConv.Graphs;

namespace LiveConv.Benchmarks.Measuring;

/// <summary>A limit and what was measured.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="Limit">What it is held against.</param>
/// <param name="AtMost">Whether the limit is an upper one.</param>
/// <param name="Unit">After both numbers: " ms", "×".</param>
/// <param name="Format">Of the limit.</param>
internal sealed record Target(double Value, double Limit, bool AtMost, string Unit, string Format)
{
    public bool IsMet => AtMost ? Value <= Limit : Value >= Limit;

    /// <summary>Our time over the peer's.</summary>
    public static Target Ratio(double ours, double peer, double limit) => new(ours / peer, limit, AtMost: true, "", "0.00");

    /// <summary>Our speed over the peer's: its time over ours.</summary>
    public static Target Speed(double ours, double peer, double limit) => new(peer / ours, limit, AtMost: false, "", "0.0#");

    /// <summary>The time of one thread over that of several.</summary>
    public static Target SpeedUp(double one, double several, double limit) => new(one / several, limit, AtMost: false, "× one thread", "0.0#");

    /// <summary>What the values of a graph take over the least that they can.</summary>
    public static Target Memory(ActivationMemory memory, double limit) => new((double)memory.Bytes / memory.LowerBound, limit, AtMost: true, "× the least memory", "0.0#");

    public static Target Milliseconds(double ours, double limit) => new(ours, limit, AtMost: true, " ms", "0.##");

    public static Target Seconds(double ours, double limit) => new(ours, limit, AtMost: true, " s", "0.0");

    public static Target FramesPerSecond(double milliseconds, double limit) => new(1000 / milliseconds, limit, AtMost: false, " fps", "0");

    /// <summary>"≤ 0.50 ✓", or "≤ 0.50 MISSED (0.63)".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(AtMost ? "≤" : "≥")} {Limit.ToString(Format, CultureInfo.InvariantCulture)}{Unit} {(IsMet ? "✓" : $"MISSED ({Value:0.00})")}");
}
