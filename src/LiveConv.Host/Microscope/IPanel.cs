using LiveConv.Frames;
using LiveConv.Host.Drawing;
using LiveConv.Host.Loop;
using LiveConv.Host.Ui;

namespace LiveConv.Host.Microscope;

/// <summary>
/// One view into the scene. For each picture a panel is asked what it wants, told when a snapshot came, and drawn; all on the display's
/// thread. What takes longer than some milliseconds runs on a thread of the panel's own.
/// </summary>
internal interface IPanel : IDisposable
{
    /// <summary>Adds the nodes whose values it needs.</summary>
    void Want(WantedNodes wanted)
    {
    }

    /// <summary>A new frame's values are there, or those of other nodes. Its values may be kept until the next call only.</summary>
    void Update(Snapshot snapshot)
    {
    }

    /// <summary>Looks for what came from threads of its own.</summary>
    /// <returns>Whether it has something new to draw.</returns>
    bool Poll() => false;

    /// <summary>Waits until it shows all that belongs to the last snapshot: for pictures without a window.</summary>
    void Complete()
    {
    }

    /// <summary>Does what a key says, where that is a matter of the panel.</summary>
    /// <returns>Whether it was: then nobody else does it.</returns>
    bool Do(WindowAction action) => false;

    /// <summary>Draws and does what the user does in it. <paramref name="box"/> may be small: leave out what doesn't fit.</summary>
    void Draw(UiContext ui, Box box);

    /// <summary>The frame that what it draws over the camera's picture belongs to; null where it draws nothing that belongs to one.</summary>
    Frame? OverlaidFrame => null;

    /// <summary>Draws over the camera's picture, which lies in <paramref name="picture"/>: only what belongs to the frame that is shown there (<see cref="Scene.Shows"/>).</summary>
    void DrawOverPicture(UiContext ui, Box picture)
    {
    }
}
