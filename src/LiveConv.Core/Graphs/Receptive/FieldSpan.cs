namespace LiveConv.Graphs.Receptive;

/// <summary>
/// What one value of a layer sees of the picture along one side of it: position i of the layer's axis sees the pixels from
/// Jump·i + Low to Jump·i + High, borders left aside.
/// </summary>
/// <param name="Axis">The layer's axis that runs along this side of the picture; −1 where each value sees all of it.</param>
/// <param name="Jump">Pixels between the fields of neighbouring values; below 1 after enlarging.</param>
/// <param name="Low">First pixel that position 0 sees; may be negative, in the padding.</param>
/// <param name="High">Last pixel that position 0 sees.</param>
public readonly record struct FieldSpan(int Axis, double Jump, double Low, double High)
{
    // Jumps of 1/3 aren't exact.
    private const double Tiny = 1e-6;

    /// <summary>Each value sees the whole side.</summary>
    public static FieldSpan Everything { get; } = new(-1, 0, 0, 0);

    public bool SeesEverything => Axis < 0;

    /// <summary>How many pixels a value sees at most; meaningless where it sees everything.</summary>
    public int Size => (int)Math.Floor(High - Low + Tiny) + 1;

    /// <summary>After a window slides along the axis.</summary>
    /// <param name="stride">Steps of the window.</param>
    /// <param name="first">First place of window 0.</param>
    /// <param name="last">Last place of window 0.</param>
    public FieldSpan Slide(double stride, double first, double last) => SeesEverything
        ? this
        : new(Axis, Jump * stride, Low + Math.Min(Jump * first, Jump * last), High + Math.Max(Jump * first, Jump * last));

    /// <summary>The same along another axis of the layer.</summary>
    public FieldSpan Move(int axis) => SeesEverything ? this : this with { Axis = axis };

    /// <summary>What a value sees that is made of one of each.</summary>
    public FieldSpan Join(FieldSpan other) =>
        SeesEverything || other.SeesEverything || Axis != other.Axis || Math.Abs(Jump - other.Jump) > Tiny
            ? Everything
            : this with { Low = Math.Min(Low, other.Low), High = Math.Max(High, other.High) };
}
