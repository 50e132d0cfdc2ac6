using System.Runtime.InteropServices;
using LiveConv.Graphs;

namespace LiveConv.Microscope;

/// <summary>
/// Where one value of a layer comes from, in numbers. Filled by <see cref="ArithmeticProbe.Explain"/>, again and again: what it says holds until the next
/// time, spans included. Everything is in double, recomputed from the executor's own inputs to the layer.
/// </summary>
public sealed class Explanation
{
    private readonly List<Term> terms = [];
    private readonly List<TermGroup> groups = [];
    private readonly List<ProbeStep> steps = [];
    private double[] keys = [];
    private int[] order = [];
    private (int Input, int Channel, int First) open;

    /// <summary>The layer; null before the first explanation.</summary>
    public Node? Node { get; private set; }

    /// <summary>Row-major index of the value in the layer's output.</summary>
    public int Index { get; private set; }

    public ExplanationKind Kind { get; internal set; }

    /// <summary>The formula in a few words, such as <c>Σ w·x + b</c>.</summary>
    public string Formula { get; internal set; } = "";

    /// <summary>Rows of each group's patch; 0 where the terms are no rectangle.</summary>
    public int Rows { get; internal set; }

    /// <summary>Columns of each group's patch.</summary>
    public int Columns { get; internal set; }

    /// <summary>All terms, group after group in the order of the channels.</summary>
    public ReadOnlySpan<Term> Terms => CollectionsMarshal.AsSpan(terms);

    /// <summary>The groups, that of the largest |sum| first.</summary>
    public ReadOnlySpan<TermGroup> Groups => CollectionsMarshal.AsSpan(groups);

    /// <summary>Places in <see cref="Terms"/> by |product|, the largest first; cells outside the input are left out.</summary>
    public ReadOnlySpan<int> Largest => order.AsSpan(0, LargestCount);

    /// <summary>What is added to the products besides: a bias, or what a normalisation shifts by.</summary>
    public double Bias { get; internal set; }

    /// <summary>Whether there is a bias, be it 0.</summary>
    public bool HasBias { get; internal set; }

    /// <summary>The value of another layer that is added to the sum (a skip connection that became a part of this layer); null without one.</summary>
    public Term? Residual { get; internal set; }

    /// <summary>Bias and products, added in double.</summary>
    public double Sum { get; private set; }

    /// <summary>What follows the sum: the residual, the activation, a quotient. The last one's value is <see cref="Value"/> up to rounding in double; without any, the sum is.</summary>
    public ReadOnlySpan<ProbeStep> Steps => CollectionsMarshal.AsSpan(steps);

    /// <summary>The value, by the op's reference in double.</summary>
    public double Value { get; internal set; }

    /// <summary>What the executor computed.</summary>
    public double Actual { get; internal set; }

    /// <summary>How many float32 values lie between both.</summary>
    public long Ulps { get; internal set; }

    /// <summary>The largest error that the executor's kernel declares for this value (docs/verification.md).</summary>
    public double Bound { get; internal set; }

    /// <summary>The error as a fraction of the bound: 0 for equal values, infinite for an error where none is allowed.</summary>
    public double ErrorOverBound { get; internal set; }

    /// <summary>Whether the executor's value lies within the bound.</summary>
    public bool IsWithinBound => ErrorOverBound <= 1;

    /// <summary>What the sum and the steps lead to: <see cref="Value"/>, computed in another way.</summary>
    public double Result => steps.Count == 0 ? Sum : steps[^1].Value;

    private int LargestCount { get; set; }

    /// <summary>The terms of a group: the cells of its patch, row by row.</summary>
    public ReadOnlySpan<Term> TermsOf(TermGroup group) => Terms.Slice(group.First, group.Count);

    internal void Begin(Node node, int index)
    {
        (Node, Index) = (node, index);
        (Kind, Formula, Rows, Columns) = (ExplanationKind.Function, "", 0, 0);
        (Bias, HasBias, Residual, Sum) = (0, false, null, 0);
        (Value, Actual, Ulps, Bound, ErrorOverBound) = (0, 0, 0, 0, 0);
        terms.Clear();
        groups.Clear();
        steps.Clear();
        LargestCount = 0;
    }

    internal void Describe(ExplanationKind kind, string formula, int rows = 0, int columns = 0) => (Kind, Formula, Rows, Columns) = (kind, formula, rows, columns);

    internal void BeginGroup(int input, int channel) => open = (input, channel, terms.Count);

    internal void Add(Term term) => terms.Add(term);

    /// <summary>Adds a term without a weight in the graph.</summary>
    internal void Add(int input, int index, double value, double weight) => terms.Add(new Term(input, index, value, weight, value * weight));

    internal void EndGroup()
    {
        double sum = 0, magnitude = 0;
        foreach (var term in Terms[open.First..])
        {
            sum += term.Product;
            magnitude += Math.Abs(term.Product);
        }

        groups.Add(new TermGroup(open.Input, open.Channel, sum, magnitude, open.First, terms.Count - open.First));
    }

    internal void SetBias(double bias) => (Bias, HasBias) = (bias, true);

    /// <summary>Gives the first term of this index the weight 1, all others 0: which value was taken is known after the others.</summary>
    internal void Select(double value)
    {
        var all = CollectionsMarshal.AsSpan(terms);
        var isFound = false;
        foreach (ref var term in all)
        {
            var isTaken = !isFound && !term.IsOutside && (term.Value == value || (double.IsNaN(value) && double.IsNaN(term.Value)));
            term = term with { Weight = isTaken ? 1 : 0, Product = isTaken ? term.Value : 0 };
            isFound |= isTaken;
        }

        foreach (ref var group in CollectionsMarshal.AsSpan(groups))
        {
            var sum = 0.0;
            foreach (var term in all.Slice(group.First, group.Count)) sum += term.Product;
            group = group with { Sum = sum, Magnitude = Math.Abs(sum) };
        }
    }

    /// <summary>Gives the cell in the middle of each group's patch the weight 1, or none.</summary>
    internal void SelectCentre(bool isKept)
    {
        var all = CollectionsMarshal.AsSpan(terms);
        foreach (ref var group in CollectionsMarshal.AsSpan(groups))
        {
            ref var centre = ref all[group.First + (group.Count / 2)];
            centre = centre with { Weight = isKept ? 1 : 0, Product = isKept ? centre.Value : 0 };
            group = group with { Sum = centre.Product, Magnitude = Math.Abs(centre.Product) };
        }
    }

    internal void AddUp()
    {
        Sum = Bias;
        foreach (var group in groups) Sum += group.Sum;
    }

    internal void Step(string name, double value) => steps.Add(new ProbeStep(name, value));

    /// <summary>Brings groups and terms into order.</summary>
    internal void Sort()
    {
        groups.Sort(static (a, b) => Key(b.Sum).CompareTo(Key(a.Sum)) is var order && order != 0 ? order : a.First.CompareTo(b.First));
        if (order.Length < terms.Count) (order, keys) = (new int[terms.Capacity], new double[terms.Capacity]);
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].IsOutside) continue;
            (order[LargestCount], keys[LargestCount]) = (i, -Key(terms[i].Product));
            LargestCount++;
        }

        Array.Sort(keys, order, 0, LargestCount);
    }

    // NaN comes first: it is what spoils a sum.
    private static double Key(double product) => double.IsNaN(product) ? double.PositiveInfinity : Math.Abs(product);
}
