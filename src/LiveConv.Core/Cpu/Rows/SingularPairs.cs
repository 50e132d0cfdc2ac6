namespace LiveConv.Cpu.Rows;

/// <summary>The singular value decomposition of a matrix of low rank, as columns and rows whose products add up to it.</summary>
internal static class SingularPairs
{
    /// <summary>Rows whose cosine is below this are orthogonal in double.</summary>
    private const double Orthogonal = 1e-15;

    private const int MostSweeps = 30;

    /// <summary>
    /// The fewest pairs that the matrix is the sum of. Gram–Schmidt with pivoting finds the rank and an orthonormal basis Q of the columns; the
    /// rows of QᵀA are then made orthogonal by Jacobi rotations, which turn Q as well (Hestenes' one-sided method: Golub and Van Loan, Matrix
    /// Computations, 8.6). Cheap as long as the rank is low, and it ends early where it isn't.
    /// </summary>
    /// <param name="matrix">A, height × width, row-major.</param>
    /// <param name="width">Columns of A.</param>
    /// <param name="most">Pairs at most.</param>
    /// <param name="allowed">What Σ|A − sum of pairs| may be.</param>
    /// <returns>Columns and rows, or null where more pairs are needed. The largest magnitude of a row is 1.</returns>
    public static (double[] Column, double[] Row)[]? Find(ReadOnlySpan<double> matrix, int width, int most, double allowed)
    {
        var (rest, height) = (matrix.ToArray(), matrix.Length / width);
        List<double[]> columns = [], rows = [];
        while (!(rest.Sum(Math.Abs) <= allowed))
        {
            if (columns.Count == most) return null;
            var (column, row) = TakePivot(rest, height, width);
            columns.Add(column);
            rows.Add(row);
        }

        for (var sweep = 0; sweep < MostSweeps && Rotate(columns, rows); sweep++)
        {
        }

        return [.. columns.Zip(rows, Scale).OrderByDescending(pair => Dot(pair.Column, pair.Column) * Dot(pair.Row, pair.Row))];
    }

    /// <summary>The direction of the longest column, and the part of each column along it, which is taken off.</summary>
    private static (double[] Column, double[] Row) TakePivot(double[] rest, int height, int width)
    {
        double[] Column(int q) => [.. Enumerable.Range(0, height).Select(p => rest[(p * width) + q])];
        var column = Enumerable.Range(0, width).Select(Column).MaxBy(values => Dot(values, values))!;
        var length = Math.Sqrt(Dot(column, column));
        for (var p = 0; p < height; p++) column[p] /= length;
        var row = new double[width];
        for (var i = 0; i < rest.Length; i++) row[i % width] += column[i / width] * rest[i];
        for (var i = 0; i < rest.Length; i++) rest[i] -= column[i / width] * row[i % width];
        return (column, row);
    }

    /// <summary>Turns each two rows, and the columns with them, until they are orthogonal; whether any had to be.</summary>
    private static bool Rotate(List<double[]> columns, List<double[]> rows)
    {
        var rotated = false;
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = i + 1; j < rows.Count; j++)
            {
                var (first, second, both) = (Dot(rows[i], rows[i]), Dot(rows[j], rows[j]), Dot(rows[i], rows[j]));
                if (Math.Abs(both) <= Orthogonal * Math.Sqrt(first * second)) continue;
                var half = (second - first) / (2 * both);
                var tangent = (half < 0 ? -1 : 1) / (Math.Abs(half) + Math.Sqrt(1 + (half * half)));
                var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
                Turn(rows[i], rows[j], cosine, tangent * cosine);
                Turn(columns[i], columns[j], cosine, tangent * cosine);
                rotated = true;
            }
        }

        return rotated;
    }

    private static void Turn(double[] a, double[] b, double cosine, double sine)
    {
        for (var i = 0; i < a.Length; i++) (a[i], b[i]) = ((cosine * a[i]) - (sine * b[i]), (sine * a[i]) + (cosine * b[i]));
    }

    private static (double[] Column, double[] Row) Scale(double[] column, double[] row)
    {
        var largest = row.Max(Math.Abs);
        return ([.. column.Select(value => value * largest)], [.. row.Select(value => value / largest)]);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
