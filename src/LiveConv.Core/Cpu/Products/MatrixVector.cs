using System.Runtime.CompilerServices;
using LiveConv.Cpu.Vectors;

namespace LiveConv.Cpu.Products;

/// <summary>Products of a matrix and a vector: each element of the matrix is read once, so memory sets the pace.</summary>
internal static unsafe class MatrixVector<V>
    where V : struct, IFloatVector<V>
{
    /// <summary>y[i] = Σ_k matrix[i, k] · vector[k], four rows at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dots(float* matrix, float* vector, int rows, int depth, float* y)
    {
        var sums = stackalloc float[4];
        for (var i = 0; i < rows; i += 4)
        {
            // Rows that lack are the last one again.
            float* a = matrix + ((nint)i * depth), b = matrix + ((nint)Math.Min(i + 1, rows - 1) * depth);
            float* c = matrix + ((nint)Math.Min(i + 2, rows - 1) * depth), d = matrix + ((nint)Math.Min(i + 3, rows - 1) * depth);
            V ofA = V.Zero, ofB = V.Zero, ofC = V.Zero, ofD = V.Zero;
            var k = 0;
            for (; k <= depth - V.Count; k += V.Count)
            {
                var x = V.Load(vector + k);
                ofA = V.MultiplyAdd(V.Load(a + k), x, ofA);
                ofB = V.MultiplyAdd(V.Load(b + k), x, ofB);
                ofC = V.MultiplyAdd(V.Load(c + k), x, ofC);
                ofD = V.MultiplyAdd(V.Load(d + k), x, ofD);
            }

            sums[0] = V.Sum(ofA);
            sums[1] = V.Sum(ofB);
            sums[2] = V.Sum(ofC);
            sums[3] = V.Sum(ofD);
            for (; k < depth; k++)
            {
                sums[0] += a[k] * vector[k];
                sums[1] += b[k] * vector[k];
                sums[2] += c[k] * vector[k];
                sums[3] += d[k] * vector[k];
            }

            for (var r = 0; r < 4 && i + r < rows; r++) y[i + r] = sums[r];
        }
    }

    /// <summary>y[j] = Σ_k vector[k] · matrix[k, j], four rows at once; the sums stay in the first-level cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WeightedSum(float* matrix, nint stride, float* vector, int columns, int depth, float* y)
    {
        new Span<float>(y, columns).Clear();
        var k = 0;
        for (; k <= depth - 4; k += 4)
        {
            float* a = matrix + (k * stride), b = a + stride, c = b + stride, d = c + stride;
            V ofA = V.Create(vector[k]), ofB = V.Create(vector[k + 1]), ofC = V.Create(vector[k + 2]), ofD = V.Create(vector[k + 3]);
            var j = 0;
            for (; j <= columns - V.Count; j += V.Count)
            {
                var sum = V.MultiplyAdd(ofA, V.Load(a + j), V.Load(y + j));
                sum = V.MultiplyAdd(ofB, V.Load(b + j), sum);
                sum = V.MultiplyAdd(ofC, V.Load(c + j), sum);
                V.MultiplyAdd(ofD, V.Load(d + j), sum).Store(y + j);
            }

            for (; j < columns; j++) y[j] += (vector[k] * a[j]) + (vector[k + 1] * b[j]) + (vector[k + 2] * c[j]) + (vector[k + 3] * d[j]);
        }

        for (; k < depth; k++)
        {
            var row = matrix + (k * stride);
            for (var j = 0; j < columns; j++) y[j] += vector[k] * row[j];
        }
    }
}
