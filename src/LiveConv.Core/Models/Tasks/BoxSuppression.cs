namespace LiveConv.Models.Tasks;

/// <summary>Greedy non-maximum suppression: of boxes that overlap too much, only the best stays.</summary>
public static class BoxSuppression
{
    private static readonly Comparison<DetectedBox> BestFirst = (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Prior.CompareTo(b.Prior);

    /// <summary>Sorts the boxes, best first, and removes each that overlaps a better one by more than <paramref name="most"/>.</summary>
    public static void Apply(List<DetectedBox> boxes, double most)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        boxes.Sort(BestFirst);
        var kept = 0;
        for (var next = 0; next < boxes.Count; next++)
        {
            var (box, keep) = (boxes[next], true);
            for (var i = 0; i < kept && keep; i++) keep = DetectedBox.Overlap(boxes[i], box) <= most;
            if (keep) boxes[kept++] = box;
        }

        boxes.RemoveRange(kept, boxes.Count - kept);
    }
}
