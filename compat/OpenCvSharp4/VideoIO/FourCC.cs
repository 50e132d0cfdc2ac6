namespace OpenCvSharp;

/// <summary>A codec's four characters, the first in the lowest byte.</summary>
public readonly struct FourCC : IEquatable<FourCC>
{
    public const int Default = -1;
    public const int Prompt = -1;

    public static readonly int H264 = FromString("X264");
    public static readonly int HEVC = FromString(nameof(HEVC));
    public static readonly int I420 = FromString(nameof(I420));
    public static readonly int MJPG = FromString(nameof(MJPG));
    public static readonly int MP4V = FromString(nameof(MP4V));
    public static readonly int X264 = FromString(nameof(X264));
    public static readonly int XVID = FromString(nameof(XVID));

    public readonly int Value;

    public FourCC(int value) => Value = value;

    public static implicit operator int(FourCC fourcc) => fourcc.Value;

    public static implicit operator FourCC(int code) => new(code);

    public static bool operator ==(FourCC left, FourCC right) => left.Value == right.Value;

    public static bool operator !=(FourCC left, FourCC right) => left.Value != right.Value;

    public static FourCC FromFourChars(char c1, char c2, char c3, char c4) =>
        new((c1 & 255) | ((c2 & 255) << 8) | ((c3 & 255) << 16) | ((c4 & 255) << 24));

    /// <param name="code">Up to four characters; spaces fill the rest.</param>
    public static FourCC FromString(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length > 4) throw new ArgumentException($"'{code}' has more than four characters", nameof(code));
        var padded = code.PadRight(4, ' ');
        return FromFourChars(padded[0], padded[1], padded[2], padded[3]);
    }

    public static FourCC FromInt32(int code) => new(code);

    public int ToInt32() => Value;

    public bool Equals(FourCC other) => Value == other.Value;

    public override bool Equals(object? obj) => obj is FourCC other && Equals(other);

    public override int GetHashCode() => Value;
}
