using LiveConv.Frames;
using LiveConv.Models;
using LiveConv.Models.Tasks;

namespace LiveConv.Host.Output;

/// <summary>
/// Makes of a segmentation a picture with transparency to lie over the frame: a tint over what was found, or a blurred or
/// coloured background around it. Allocates nothing per frame.
/// </summary>
internal sealed class MaskPainter
{
    private const float Tint = 0.55f;
    private const int BlurStep = 8, BlurRadius = 3;

    // As 0xBBGGRR: the window's accent, then P. Tol's "muted" scheme, which the colour-blind can tell apart.
    private static readonly uint[] Palette =
    [
        0xF0C44F, 0x7766CC, 0x77CCDD, 0x337711, 0x99AA44, 0x552288, 0x339999, 0x9944AA, 0xEECC88, 0x882233,
    ];

    private readonly Frame small;
    private readonly Frame smallBlurred;
    private readonly Sampling columns;
    private readonly Sampling rows;

    /// <param name="mask">Its size, and where it lies in the frame.</param>
    /// <param name="fit">The network's input.</param>
    public MaskPainter(SegmentationMask mask, FrameFit fit)
    {
        var plan = mask.Plan;
        (small, smallBlurred) = (Small(plan), Small(plan));
        columns = new Sampling(plan.FrameWidth, mask.Width, x => plan.InputX(x) / fit.Width);
        rows = new Sampling(plan.FrameHeight, mask.Height, y => plan.InputY(y) / fit.Height);
    }

    /// <summary>What <see cref="Background.Color"/> paints, as 0xBBGGRR.</summary>
    public uint Color { get; init; } = 0x40B100;

    /// <summary>Fills the overlay: every pixel's colour and how much of it is to be seen.</summary>
    public void Paint(Frame frame, SegmentationMask mask, Background background, Frame overlay)
    {
        if (background == Background.Blur) Blur(frame);
        for (var y = 0; y < frame.Height; y++)
        {
            var (top, down) = (rows.Place[y], rows.Weight[y]);
            for (var x = 0; x < frame.Width; x++)
            {
                var (left, right) = (columns.Place[x], columns.Weight[x]);
                var foreground = left < 0 || top < 0 ? 0 : Sample(mask, left, top, right, down);
                var pixel = overlay.Rgba.AsSpan(((y * frame.Width) + x) * 4, 4);
                var (color, alpha) = background switch
                {
                    Background.Mask => (foreground > 0 ? ColorAt(mask, left, top, right, down) : 0, foreground * Tint),
                    Background.Color => (Color, 1 - foreground),
                    _ => (BlurredAt(x, y), 1 - foreground),
                };
                (pixel[0], pixel[1], pixel[2], pixel[3]) = ((byte)color, (byte)(color >> 8), (byte)(color >> 16), (byte)((alpha * 255) + 0.5f));
            }
        }
    }

    /// <summary>Lays an overlay over a picture of the same size.</summary>
    public static void Blend(Frame picture, Frame overlay)
    {
        for (var i = 0; i < picture.Rgba.Length; i += 4)
        {
            var alpha = overlay.Rgba[i + 3];
            if (alpha == 0) continue;
            for (var c = i; c < i + 3; c++) picture.Rgba[c] = (byte)(((picture.Rgba[c] * (255 - alpha)) + (overlay.Rgba[c] * alpha) + 127) / 255);
        }
    }

    private static Frame Small(FitPlan plan) => new((plan.FrameWidth + BlurStep - 1) / BlurStep, (plan.FrameHeight + BlurStep - 1) / BlurStep);

    private static float Sample(SegmentationMask mask, int left, int top, float right, float down)
    {
        var (next, below) = (Math.Min(left + 1, mask.Width - 1), Math.Min(top + 1, mask.Height - 1) * mask.Width);
        var values = mask.Foreground;
        var upper = values[(top * mask.Width) + left] + (right * (values[(top * mask.Width) + next] - values[(top * mask.Width) + left]));
        var lower = values[below + left] + (right * (values[below + next] - values[below + left]));
        return upper + (down * (lower - upper));
    }

    private static uint ColorAt(SegmentationMask mask, int left, int top, float right, float down)
    {
        var x = right < 0.5f ? left : Math.Min(left + 1, mask.Width - 1);
        var y = down < 0.5f ? top : Math.Min(top + 1, mask.Height - 1);
        return Palette[Math.Max(0, mask.Classes[(y * mask.Width) + x] - 1) % Palette.Length];
    }

    /// <summary>Means of squares, then means of their neighbourhoods.</summary>
    private void Blur(Frame frame)
    {
        for (var y = 0; y < small.Height; y++)
        for (var x = 0; x < small.Width; x++)
        {
            var (right, bottom) = (Math.Min((x + 1) * BlurStep, frame.Width), Math.Min((y + 1) * BlurStep, frame.Height));
            Mean(frame, x * BlurStep, y * BlurStep, right, bottom, small.Rgba.AsSpan(((y * small.Width) + x) * 4, 4));
        }

        for (var y = 0; y < small.Height; y++)
        for (var x = 0; x < small.Width; x++)
        {
            var (left, top) = (Math.Max(0, x - BlurRadius), Math.Max(0, y - BlurRadius));
            Mean(small, left, top, Math.Min(x + BlurRadius + 1, small.Width), Math.Min(y + BlurRadius + 1, small.Height), smallBlurred.Rgba.AsSpan(((y * small.Width) + x) * 4, 4));
        }
    }

    private static void Mean(Frame frame, int left, int top, int right, int bottom, Span<byte> pixel)
    {
        var (r, g, b, count) = (0, 0, 0, (right - left) * (bottom - top));
        for (var y = top; y < bottom; y++)
        {
            var row = frame.Rgba.AsSpan(((y * frame.Width) + left) * 4, (right - left) * 4);
            for (var i = 0; i < row.Length; i += 4) (r, g, b) = (r + row[i], g + row[i + 1], b + row[i + 2]);
        }

        (pixel[0], pixel[1], pixel[2]) = ((byte)(r / count), (byte)(g / count), (byte)(b / count));
    }

    private uint BlurredAt(int x, int y)
    {
        // Between the centres of the four squares around, in whole numbers.
        var (u, v) = (Math.Max(0, (2 * x) + 1 - BlurStep), Math.Max(0, (2 * y) + 1 - BlurStep));
        var (left, top, right, down) = (u / (2 * BlurStep), v / (2 * BlurStep), u % (2 * BlurStep), v % (2 * BlurStep));
        var (next, below) = (Math.Min(left + 1, small.Width - 1), Math.Min(top + 1, small.Height - 1));
        uint color = 0;
        for (var c = 0; c < 3; c++)
        {
            var upper = (At(left, top, c) * ((2 * BlurStep) - right)) + (At(next, top, c) * right);
            var lower = (At(left, below, c) * ((2 * BlurStep) - right)) + (At(next, below, c) * right);
            color |= (uint)(((upper * ((2 * BlurStep) - down)) + (lower * down)) / (4 * BlurStep * BlurStep)) << (8 * c);
        }

        return color;
    }

    private int At(int x, int y, int c) => smallBlurred.Rgba[(((y * small.Width) + x) * 4) + c];

    /// <summary>For each pixel of the frame's side the place in the mask before it, −1 outside, and the weight of the one after.</summary>
    private sealed class Sampling
    {
        public Sampling(int frame, int mask, Func<double, double> part)
        {
            (Place, Weight) = (new int[frame], new float[frame]);
            for (var i = 0; i < frame; i++)
            {
                var at = part(i + 0.5);
                if (at is < 0 or > 1)
                {
                    Place[i] = -1;
                    continue;
                }

                var exact = Math.Clamp((at * mask) - 0.5, 0, mask - 1);
                Place[i] = (int)exact;
                Weight[i] = (float)(exact - Place[i]);
            }
        }

        public int[] Place { get; }

        public float[] Weight { get; }
    }
}
