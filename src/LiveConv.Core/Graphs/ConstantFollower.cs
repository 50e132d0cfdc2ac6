namespace LiveConv.Graphs;

/// <summary>
/// Brings a loaded copy of a graph up to date with constants that <see cref="ILoadedGraph.SetConstant"/> changed through another copy, on another thread. All copies share the
/// graph's own tensors, but each has prepared its layers from the values that it found there. To be made before the copy is loaded, and used on its thread. Allocates only
/// where something changed.
/// </summary>
public sealed class ConstantFollower
{
    private readonly Node[] constants;
    private readonly int[] seen;

    public ConstantFollower(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        constants = [.. graph.Nodes.Where(node => node.Constant is not null)];
        seen = [.. constants.Select(node => node.Changes)];
    }

    /// <summary>Whether no constant changed since the copy was brought up to date: what it computed meanwhile is of these weights and no others.</summary>
    public bool IsCurrent
    {
        get
        {
            for (var i = 0; i < constants.Length; i++)
            {
                if (constants[i].Changes != seen[i]) return false;
            }

            return true;
        }
    }

    /// <summary>Prepares the layers anew whose constants changed. Waits for a change that is under way.</summary>
    /// <param name="copy">The copy: the same in each call.</param>
    public void Update(ILoadedGraph copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        for (var i = 0; i < constants.Length; i++)
        {
            if (constants[i].Changes == seen[i]) continue;
            var (wait, now) = (new SpinWait(), constants[i].Changes);
            for (; int.IsOddInteger(now); now = constants[i].Changes) wait.SpinOnce();
            copy.SetConstant(constants[i], constants[i].Constant!);
            // One that begins meanwhile has another count, and is followed the next time.
            seen[i] = now;
        }
    }
}
