using LiveConv.Host.Loop;

namespace LiveConv.Host.Scripts;

/// <summary>A line of a script, read.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="Action">What it does.</param>
internal sealed record ScriptLine(int Number, ScriptAction Action)
{
    /// <summary>The control's name, the text to type, the file to write, or what is waited for.</summary>
    public string Text { get; init; } = "";

    /// <summary>The key's action.</summary>
    public WindowAction? Key { get; init; }

    /// <summary>The key as it is written, for fields.</summary>
    public string KeyName { get; init; } = "";

    /// <summary>Frames to wait, or notches of the wheel.</summary>
    public int Count { get; init; }

    /// <summary>Where in the control, in parts of its width and height.</summary>
    public (double X, double Y) From { get; init; } = (0.5, 0.5);

    /// <summary>Where a drag ends.</summary>
    public (double X, double Y) To { get; init; } = (0.5, 0.5);
}
