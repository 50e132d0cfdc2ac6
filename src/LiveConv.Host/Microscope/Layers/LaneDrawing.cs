using LiveConv.Host.Drawing;

namespace LiveConv.Host.Microscope.Layers;

/// <summary>Draws a graph's lanes beside the rows of a list.</summary>
internal sealed class LaneDrawing(GraphLanes lanes)
{
    private const double Broad = 1.25, Narrow = 0.75;

    /// <summary>The width for all lanes; 0 where there is nothing to see in them or no room.</summary>
    public int WidthIn(Canvas canvas, int width)
    {
        if (lanes.Count < 2) return 0;
        var lane = lanes.Count * canvas.Grid(Broad) <= width / 5 ? canvas.Grid(Broad) : canvas.Grid(Narrow);
        return lanes.Count * lane <= width / 3 ? lanes.Count * lane : 0;
    }

    public void Draw(Canvas canvas, Box box, int row, bool isChosen)
    {
        var (line, step, stroke) = (lanes[row], box.Width / lanes.Count, Math.Max(1, canvas.Scale));
        var (middle, own) = (box.Y + (box.Height / 2), X(line.Own));
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            var bit = 1ul << lane;
            if ((line.Through & bit) != 0) canvas.Fill(new Box(X(lane), box.Y, stroke, box.Height), Theme.Muted);
            if ((line.Inputs & bit) == 0) continue;
            if (lane == line.Own) canvas.Fill(new Box(own, box.Y, stroke, box.Height / 2), Theme.Muted);
            else canvas.Line(X(lane), box.Y, own, middle, stroke, Theme.Muted);
        }

        if (line.HasOutput) canvas.Fill(new Box(own, middle, stroke, box.Bottom - middle), Theme.Muted);
        var dot = canvas.Grid(0.75);
        canvas.Fill(new Box(own + (stroke / 2) - (dot / 2), middle - (dot / 2), dot, dot), isChosen ? Theme.Accent : Theme.Text);

        int X(int lane) => box.X + (lane * step) + (step / 2);
    }
}
