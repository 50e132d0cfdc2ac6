using System.Collections.Immutable;
using LiveConv.Graphs;

namespace LiveConv.Learning;

/// <summary>
/// A network and its backward pass as one graph of ordinary ops: reverse-mode differentiation (Linnainmaa 1970; Griewank and Walther,
/// "Evaluating Derivatives", 2008) written down as layers. So a gradient runs on every executor, and is verified layer by layer like
/// everything else. For an output y, a seed s of its shape and an input x it computes the vector-Jacobian product sᵀ·∂y/∂x.
/// </summary>
public sealed class GradientGraph
{
    internal GradientGraph(Graph graph, Node seed, Node top, Node target, ImmutableArray<Node> gradients) =>
        (Graph, Seed, Top, Target, Gradients) = (graph, seed, top, target, gradients);

    /// <summary>Forward and backward pass. Its inputs are those of the network, then <see cref="Seed"/> and <see cref="Top"/>; its outputs are <see cref="Target"/> and <see cref="Gradients"/>.</summary>
    public Graph Graph { get; }

    /// <summary>An input of the target's shape: what its values weigh in what is differentiated. A single 1 chooses a unit.</summary>
    public Node Seed { get; }

    /// <summary>An input of one value: this times a 1 at the largest value of the target is added to the seed. 1 differentiates the top class, whichever it is.</summary>
    public Node Top { get; }

    /// <summary>The node that is differentiated, in <see cref="Graph"/>.</summary>
    public Node Target { get; }

    /// <summary>The gradients with respect to the nodes that were asked for, in their order and of their shapes.</summary>
    public ImmutableArray<Node> Gradients { get; }

    /// <param name="forward">The network. Fused layers are taken as they are.</param>
    /// <param name="target">The node to differentiate: a float32 node of the network.</param>
    /// <param name="wrt">The nodes with respect to which: inputs or layers.</param>
    /// <param name="rule">What rectifiers do to gradients.</param>
    /// <exception cref="GradientException">An op on the way has no gradient; the message names the layer.</exception>
    public static GradientGraph Build(Graph forward, Node target, ImmutableArray<Node> wrt, GradientRule rule = GradientRule.Gradient)
    {
        var pass = new BackwardPass(forward, target, wrt, rule);
        ImmutableArray<Node> gradients = [.. wrt.Select(pass.Gradient)];
        return new GradientGraph(pass.Build([pass.Value(target), .. gradients]), pass.Seed, pass.Top, pass.Value(target), gradients);
    }
}
