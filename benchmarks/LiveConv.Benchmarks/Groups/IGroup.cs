using LiveConv.Benchmarks.Measuring;

namespace LiveConv.Benchmarks.Groups;

/// <summary>Measurements that belong together: one table.</summary>
internal interface IGroup
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>Whether it needs a process of its own, in which software OpenGL takes the vectors of networks and large kernels.</summary>
    bool RunsNetworksOnGl => false;

    /// <param name="rounds">How often each contestant has its turn.</param>
    Table Run(int rounds);
}
