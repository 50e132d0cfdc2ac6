namespace LiveConv.Benchmarks.Groups;

/// <summary>One side of a filter: everything is made beforehand, so that a run only computes.</summary>
internal interface ISide : IDisposable
{
    /// <summary>The values of the last run, for comparing.</summary>
    float[] Output { get; }

    void Run();
}
