using LiveConv.Reference;
using LiveConv.Tensors;

namespace LiveConv.Ops;

/// <summary>
/// The best boxes of a detector without those that lie over a better one (ONNX NonMaxSuppression). Inputs: boxes B×N×4, scores B×C×N.
/// Output: rows of batch, class, box, whole numbers, class by class in the order of falling scores; as many rows as there can be, the
/// unused ones −1. A box is taken if its score is above the threshold and its overlap (intersection over union) with
/// every box taken before it is not above the other.
/// </summary>
/// <param name="MostBoxes">Boxes of one class of one picture at most.</param>
/// <param name="OverlapThreshold">Overlap from which on the worse box falls out, 0 … 1.</param>
/// <param name="ScoreThreshold">Score that a box must exceed.</param>
/// <param name="IsCenterSize">Boxes are x, y of the centre, width, height; otherwise y, x of one corner, y, x of the opposite one.</param>
public sealed record BoxNonMaximumSuppression(
    int MostBoxes, float OverlapThreshold = 0, float ScoreThreshold = float.NegativeInfinity, bool IsCenterSize = false) : Op
{
    public override string Name => nameof(BoxNonMaximumSuppression);

    public override ElementType InferType(ReadOnlySpan<ElementType> inputs)
    {
        base.InferType(inputs);
        return ElementType.Int64;
    }

    public override Shape InferShape(ReadOnlySpan<Shape> inputs)
    {
        RequireInputs(inputs, 2, 2);
        var (boxes, scores) = (inputs[0], inputs[1]);
        if (boxes.Rank != 3 || scores.Rank != 3 || boxes[2] != 4 || boxes[0] != scores[0] || boxes[1] != scores[2])
            throw new ShapeException($"BoxNonMaximumSuppression needs boxes B×N×4 and scores B×C×N, not {boxes} and {scores}");
        var rows = (long)scores[0] * scores[1] * Math.Clamp(MostBoxes, 0, boxes[1]);
        return new Shape((int)Math.Min(rows, int.MaxValue), 3);
    }

    public override void Evaluate(ReadOnlySpan<Tensor> inputs, ReferenceOutput output)
    {
        var (boxes, scores) = (inputs[0], inputs[1]);
        var (classes, count) = (scores.Shape[1], scores.Shape[2]);
        Array.Fill(output.Values, -1);
        Array.Clear(output.Bounds);
        var row = 0;
        for (var list = 0; list < scores.Shape[0] * classes; list++)
        {
            var (batch, category) = Math.DivRem(list, classes);
            var taken = new List<int>();
            var candidates = Enumerable.Range(0, count).Where(box => Score(box) > ScoreThreshold).OrderByDescending(Score);
            foreach (var box in candidates)
            {
                if (taken.Count >= MostBoxes) break;
                if (taken.Exists(better => Overlap(boxes, batch * count, better, box) > OverlapThreshold)) continue;
                taken.Add(box);
                output.SetExact(row++, batch);
                output.SetExact(row++, category);
                output.SetExact(row++, box);
            }

            float Score(int box) => scores.Data[(list * count) + box];
        }
    }

    /// <summary>Area of the intersection over area of the union; 0 where a box has no area.</summary>
    private double Overlap(Tensor boxes, int first, int a, int b)
    {
        var (p, q) = (Corners(boxes.Data.AsSpan((first + a) * 4, 4)), Corners(boxes.Data.AsSpan((first + b) * 4, 4)));
        var height = Math.Max(0, Math.Min(p.Bottom, q.Bottom) - Math.Max(p.Top, q.Top));
        var width = Math.Max(0, Math.Min(p.Right, q.Right) - Math.Max(p.Left, q.Left));
        var union = Area(p) + Area(q) - (height * width);
        return union > 0 ? height * width / union : 0;

        static double Area((double Top, double Left, double Bottom, double Right) box) => (box.Bottom - box.Top) * (box.Right - box.Left);
    }

    private (double Top, double Left, double Bottom, double Right) Corners(ReadOnlySpan<float> box)
    {
        double a = box[0], b = box[1], c = box[2], d = box[3];
        return IsCenterSize
            ? (b - (d / 2), a - (c / 2), b + (d / 2), a + (c / 2))
            : (Math.Min(a, c), Math.Min(b, d), Math.Max(a, c), Math.Max(b, d));
    }
}
