using System.Collections.Immutable;
using LiveConv.Host.Loop;
using LiveConv.Microscope;
using LiveConv.Models;
using LiveConv.Ops;

namespace LiveConv.Host.Microscope.Probing;

/// <summary>
/// How an explanation is shown: which grids there are and whose channel they show, which rows the list has, and the ranges of the colours, which
/// are the same for all channels. Holds no numbers of its own but for these.
/// </summary>
/// <param name="labels">Names of a classifier's classes; none for other networks.</param>
/// <param name="model">What is known of the network; null for filters.</param>
internal sealed class ProbeSheet(ImmutableArray<string> labels, ModelDescription? model = null)
{
    // A row of more values than this is read as a list.
    private const int MostInARow = 16;

    private Explanation explanation = new();
    private (int Input, int Channel)? chosen;
    private bool hasSecondFactor;

    /// <summary>What is shown; of no layer before the first update.</summary>
    public Explanation Explanation => explanation;

    /// <summary>Whether the terms are patches to be shown as grids.</summary>
    public bool HasGrids { get; private set; }

    /// <summary>Whether the weights differ, so that they have a grid of their own.</summary>
    public bool ShowsWeights { get; private set; }

    /// <summary>Whether what the terms add isn't just their value.</summary>
    public bool ShowsProducts { get; private set; }

    /// <summary>Whether the rows of the list are the channels' patches; else they are single values.</summary>
    public bool ListsPatches => HasGrids;

    /// <summary>Rows of the list; 0 where there is only one patch.</summary>
    public int RowCount => HasGrids ? (explanation.Groups.Length > 1 ? explanation.Groups.Length : 0) : explanation.Largest.Length + (hasSecondFactor ? 1 : 0);

    /// <summary>Whether the terms are powers that add up to what a softmax divides by.</summary>
    public bool IsSoftmax => explanation.Node?.Op is Softmax;

    /// <summary>Whether the rows have names.</summary>
    public bool HasNames { get; private set; }

    /// <summary>The mean's divisor where each value counts alike; 0 where it isn't a mean.</summary>
    public int MeanOf { get; private set; }

    /// <summary>The patch whose grids are shown: the chosen channel's, else the one that contributes most.</summary>
    public TermGroup Group => explanation.Groups.Length == 0 ? default : explanation.Groups[Math.Max(0, ChosenRow)];

    /// <summary>Place of that patch among <see cref="Explanation.Groups"/>.</summary>
    public int ChosenRow
    {
        get
        {
            if (chosen is not { } wanted) return 0;
            var groups = explanation.Groups;
            for (var i = 0; i < groups.Length; i++)
            {
                if ((groups[i].Input, groups[i].Channel) == wanted) return i;
            }

            return 0;
        }
    }

    /// <summary>The largest |value| of any patch.</summary>
    public double MostValue { get; private set; }

    public double MostWeight { get; private set; }

    public double MostProduct { get; private set; }

    /// <summary>The largest |number| of a row.</summary>
    public double MostRow { get; private set; }

    public bool HasNegativeValues { get; private set; }

    public bool HasNegativeRows { get; private set; }

    /// <summary>Another value is explained: the patch that contributes most is chosen.</summary>
    public void Reset() => chosen = null;

    /// <summary>Shows the patch of a row. It stays chosen while the frames change, wherever it comes to stand.</summary>
    public void Choose(int row)
    {
        var groups = explanation.Groups;
        if (row >= 0 && row < groups.Length) chosen = (groups[row].Input, groups[row].Channel);
    }

    /// <summary>What the class, the map or the value of a row is called; null where it has no name.</summary>
    public string? NameOf(in ContributorRow row)
    {
        var node = explanation.Node!.Inputs[row.Input];
        if (row.Channel >= 0) return model?.NameOf(node.Name, row.Channel);
        if (IsSoftmax && labels.Length == node.Shape.Count) return labels[row.Index];
        return model?.NameOf(node.Name, MapShape.UnitOf(node.Shape, row.Index));
    }

    public ContributorRow Row(int index)
    {
        if (ListsPatches)
        {
            var group = explanation.Groups[index];
            return new ContributorRow(group.Input, -1, group.Channel, 0, 0, group.Sum);
        }

        if (index == explanation.Largest.Length)
        {
            // The other factor of a product of two layers.
            var other = explanation.Terms[0];
            return new ContributorRow(other.WeightInput, other.WeightIndex, -1, other.Weight, other.Value, other.Product);
        }

        var term = explanation.Terms[explanation.Largest[index]];
        return new ContributorRow(term.Input, term.Index, -1, term.Value, term.Weight, term.Product);
    }

    /// <summary>An explanation was filled anew.</summary>
    public void Update(Explanation filled)
    {
        explanation = filled;
        HasGrids = explanation.Rows * explanation.Columns > 1 && !(explanation.Rows == 1 && explanation.Columns > MostInARow) && !IsSoftmax;
        (ShowsWeights, ShowsProducts, HasNegativeValues) = (false, false, false);
        (MostValue, MostWeight, MostProduct) = (0, 0, 0);
        var terms = explanation.Terms;
        foreach (ref readonly var term in terms)
        {
            MostWeight = Math.Max(MostWeight, Math.Abs(term.Weight));
            ShowsWeights |= term.Weight != terms[0].Weight && explanation.Kind == ExplanationKind.WeightedSum;
            if (term.IsOutside) continue;
            MostValue = Math.Max(MostValue, Math.Abs(term.Value));
            MostProduct = Math.Max(MostProduct, Math.Abs(term.Product));
            HasNegativeValues |= term.Value < 0;
            ShowsProducts |= term.Product != term.Value;
        }

        var weight = terms.Length > 1 && explanation.Kind == ExplanationKind.WeightedSum && !ShowsWeights ? terms[0].Weight : 0;
        MeanOf = weight is > 0 and < 1 && Math.Abs(Math.Round(1 / weight) - (1 / weight)) < 1e-6 ? (int)Math.Round(1 / weight) : 0;
        hasSecondFactor = terms.Length == 1 && terms[0].WeightInput >= 0 && explanation.Node!.Inputs[terms[0].WeightInput].Constant is null;
        ShowsProducts = ShowsWeights || (ShowsProducts && explanation.Kind == ExplanationKind.Function);
        (MostRow, HasNegativeRows) = (MostProduct, false);
        HasNames = RowCount > 0 && NameOf(Row(0)) is not null;
        if (ListsPatches)
        {
            MostRow = 0;
            foreach (ref readonly var group in explanation.Groups)
            {
                MostRow = Math.Max(MostRow, Math.Abs(group.Sum));
                HasNegativeRows |= group.Sum < 0;
            }
        }
        else
        {
            foreach (ref readonly var term in terms) HasNegativeRows |= term.Product < 0;
        }
    }
}
