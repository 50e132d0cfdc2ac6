namespace OpenCvSharp;

/// <summary>Rows or columns from Start up to, not including, End.</summary>
public readonly record struct Range(int Start, int End)
{
    public readonly int Start = Start;
    public readonly int End = End;

    public static Range All => new(int.MinValue, int.MaxValue);
}
