using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Fourier;

/// <summary>
/// Two-dimensional transforms of one plane at a time, columns first, a vector of them at a time in a piece of memory that stays in the first-level cache. Between columns and
/// rows the values are turned by the diagonal, so that vectors always run across what is transformed.
/// </summary>
/// <param name="height">Rows, a power of two.</param>
/// <param name="width">Columns, a power of two.</param>
internal sealed unsafe class FourierPlane<V>(int height, int width)
    where V : struct, IDoubleVector<V>
{
    private static readonly int Line = ComplexLine<V>.Length;

    private readonly FourierTransform<V> columns = new(height);
    private readonly FourierTransform<V> rows = new(width);

    /// <summary>Doubles of one group of columns.</summary>
    public int Panel => height * Line;

    /// <summary>Doubles of a plane.</summary>
    public int Size => height / V.Count * Step;

    /// <summary>Groups of neighbouring columns.</summary>
    public int Groups => width / V.Count;

    /// <summary>Doubles from a group of rows to the next. A power of two would have all that is turned together meet in a few sets of the caches.</summary>
    private int Step => (width + V.Count) * Line;

    /// <summary>Transforms a group of columns and puts it into its place of the plane.</summary>
    /// <param name="panel">A line for each row: the columns of the group.</param>
    /// <param name="group">Its number.</param>
    /// <param name="plane">The plane.</param>
    public void ForwardColumns(double* panel, int group, double* plane)
    {
        columns.Forward(panel);
        Turn(panel, V.Count * Line, plane + (group * V.Count * Line), Step);
    }

    /// <summary>The rows of all transformed columns.</summary>
    public void ForwardRows(double* plane)
    {
        for (var at = plane; at < plane + Size; at += Step) rows.Forward(at);
    }

    /// <summary>Rows forward, times another plane, and back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MultiplyRows(double* plane, double* spectrum)
    {
        for (nint first = 0; first < Size; first += Step)
        {
            rows.Forward(plane + first);
            for (var i = first; i < first + (width * Line); i += Line)
                ComplexLine<V>.Load(plane + i).Times(ComplexLine<V>.Load(spectrum + i)).Store(plane + i);
            rows.Inverse(plane + first);
        }
    }

    /// <summary>Takes a group of columns out of a plane and transforms it back.</summary>
    public void InverseColumns(double* plane, int group, double* panel)
    {
        Turn(plane + (group * V.Count * Line), Step, panel, V.Count * Line);
        columns.Inverse(panel);
    }

    /// <summary>Turns the squares that lie below each other, each of as many lines as a vector has places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Turn(double* source, nint sourceStep, double* target, nint targetStep)
    {
        for (var square = height / V.Count; square > 0; square--, source += sourceStep, target += targetStep)
        {
            V.Transpose(source, target, Line);
            V.Transpose(source + V.Count, target + V.Count, Line);
        }
    }
}
