using LiveConv.Graphs;
using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Gl;

/// <summary>
/// Times steps by pairs of timestamps, which also count on drivers whose GL_TIME_ELAPSED is 0.
/// Results are collected some frames later, so that nobody waits for them.
/// </summary>
public sealed class StepTimer : IDisposable
{
    private const int FramesInFlight = 3;

    private readonly GL gl;
    private readonly IReadOnlyList<Step> steps;
    private readonly uint[][] queries = new uint[FramesInFlight][];
    private long frame;

    public StepTimer(GL gl, IReadOnlyList<Step> steps)
    {
        ArgumentNullException.ThrowIfNull(gl);
        ArgumentNullException.ThrowIfNull(steps);
        this.gl = gl;
        this.steps = steps;
        for (var i = 0; i < FramesInFlight; i++)
        {
            queries[i] = new uint[steps.Count + 1];
            gl.GenQueries(queries[i]);
        }
    }

    /// <summary>Starts a frame: collects the times of the frame that used these queries last, if the GPU is done with it.</summary>
    public void Begin()
    {
        var slot = queries[frame % FramesInFlight];
        if (frame >= FramesInFlight) Collect(slot);
        frame++;
        gl.QueryCounter(slot[0], QueryCounterTarget.Timestamp);
    }

    /// <summary>Marks the end of step <paramref name="step"/>.</summary>
    public void Mark(int step) => gl.QueryCounter(queries[(frame - 1) % FramesInFlight][step + 1], QueryCounterTarget.Timestamp);

    /// <summary>Waits for the last frame and collects its times.</summary>
    public void Finish()
    {
        if (frame == 0) return;
        gl.Finish();
        Collect(queries[(frame - 1) % FramesInFlight]);
    }

    public void Dispose()
    {
        foreach (var slot in queries) gl.DeleteQueries(slot);
    }

    private void Collect(uint[] slot)
    {
        gl.GetQueryObject(slot[^1], QueryObjectParameterName.ResultAvailable, out int available);
        if (available == 0) return;
        gl.GetQueryObject(slot[0], QueryObjectParameterName.Result, out ulong start);
        for (var i = 0; i < steps.Count; i++)
        {
            gl.GetQueryObject(slot[i + 1], QueryObjectParameterName.Result, out ulong end);
            steps[i].Milliseconds = (end - start) * 1e-6;
            start = end;
        }
    }
}
