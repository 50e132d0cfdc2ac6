using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu.Blocked;

/// <summary>Which layers can give their output the place of an input.</summary>
internal static class SharedPlaces
{
    /// <summary>Whether a layer's output is its input under another shape: nothing has to be computed where both are row-major.</summary>
    public static bool IsView(Node layer)
    {
        if (layer.Op is not AxisMovementOp op || layer.Type == ElementType.Int64 || layer.Inputs[0].Shape.Count != layer.Shape.Count) return false;
        if (layer.Op is Reshape) return true;
        var (offsets, strides) = (op.Offsets(layer.Inputs[0].Shape, layer.Shape), layer.Shape.Strides());
        for (var axis = 0; axis < offsets.Length; axis++)
        {
            for (var i = 0; i < offsets[axis].Length; i++)
            {
                if (offsets[axis][i] != i * strides[axis]) return false;
            }
        }

        return true;
    }

    /// <summary>The inputs whose place the output may take where nobody else needs them: each value is read before the one in its place is written.</summary>
    public static IEnumerable<int> InPlace(Node layer)
    {
        if (layer.Type == ElementType.Int64 || CpuKernels.IsReference(layer)) return [];
        if (layer.Op is MomentNormalizationOp or BatchNormalization) return [0];
        return ElementwiseFunctions.Names.Contains(layer.Op.Name)
            ? Enumerable.Range(0, layer.Inputs.Length).Where(i => layer.Inputs[i].Shape == layer.Shape)
            : [];
    }
}
