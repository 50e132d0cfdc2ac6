using LiveConv.Tensors;

namespace LiveConv.Cpu.Products;

/// <summary>Matrices that are given transposed: the values of a column lie side by side.</summary>
/// <param name="source">The matrices.</param>
/// <param name="origins">Where each begins.</param>
/// <param name="rows">Rows of the matrix that is meant: the length of what lies side by side.</param>
internal sealed unsafe class TransposedPanels(Tensor source, int[] origins, int rows) : PanelSource
{
    public override void Pack(int matrix, int k, int depth, int column, int columns, float* panel, int width)
    {
        fixed (float* first = source.Values)
        {
            for (var j = 0; j < columns; j++)
            {
                var x = first + origins[matrix] + ((nint)(column + j) * rows) + k;
                for (var (i, to) = (0, j); i < depth; i++, to += width) panel[to] = x[i];
            }
        }
    }
}
