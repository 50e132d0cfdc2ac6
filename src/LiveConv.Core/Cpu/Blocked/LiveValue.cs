using LiveConv.Graphs;

namespace LiveConv.Cpu.Blocked;

/// <summary>The values of a node in one layout: from which step to which they are needed, and in whose place they lie.</summary>
/// <param name="node">The node.</param>
/// <param name="isBlocked">Whether they lie in blocks.</param>
/// <param name="floats">How much memory they take.</param>
internal sealed class LiveValue(Node node, bool isBlocked, int floats)
{
    public Node Node { get; } = node;

    public bool IsBlocked { get; } = isBlocked;

    public int Floats { get; } = floats;

    /// <summary>The first step that needs the place.</summary>
    public int First { get; private set; } = int.MaxValue;

    /// <summary>The last step that needs the place.</summary>
    public int Last { get; private set; } = int.MinValue;

    /// <summary>The value in whose place this one lies; null where it has its own.</summary>
    public LiveValue? Host { get; private set; }

    /// <summary>Where in the host's place this one begins, in floats.</summary>
    public int Shift { get; private set; }

    /// <summary>The value that has a place of its own.</summary>
    public LiveValue Root => Host?.Root ?? this;

    /// <summary>Says that a step needs it, and with it what it lies in.</summary>
    public void Extend(int step)
    {
        (First, Last) = (Math.Min(First, step), Math.Max(Last, step));
        Host?.Extend(step);
    }

    /// <summary>Puts it into the place of another value.</summary>
    public void LieIn(LiveValue host, int shift)
    {
        (Host, Shift) = (host, shift);
        host.Extend(First);
        host.Extend(Last);
    }
}
