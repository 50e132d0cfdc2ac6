namespace LiveConv.Graphs;

/// <summary>One step of a run and how long it took the last time it was measured.</summary>
public sealed class Step(string name, string op, string backend)
{
    /// <summary>The layer's name, or what the step does to the picture.</summary>
    public string Name { get; } = name;

    public string Op { get; } = op;

    /// <summary>Where this step runs: reference, cpu or gl. A gl graph runs layers without a shader on cpu.</summary>
    public string Backend { get; } = backend;

    /// <summary>Latest measured time; 0 before the first measurement.</summary>
    public double Milliseconds { get; set; }
}
