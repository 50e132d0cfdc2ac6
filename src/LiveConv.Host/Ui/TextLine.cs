using System.Globalization;

namespace LiveConv.Host.Ui;

/// <summary>Text put together in given room, without allocating; what doesn't fit is left out.</summary>
/// <param name="room">Where the characters go.</param>
internal ref struct TextLine(Span<char> room)
{
    private readonly Span<char> room = room;
    private int length;

    public readonly ReadOnlySpan<char> Text => room[..length];

    public void Add(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, room.Length - length)];
        text.CopyTo(room[length..]);
        length += text.Length;
    }

    public void Add(int number)
    {
        if (number.TryFormat(room[length..], out var written, default, CultureInfo.InvariantCulture)) Signed(written);
    }

    /// <summary>A number in at most seven characters: three or four digits that count, whole numbers as such.</summary>
    public void AddShort(double number)
    {
        var size = Math.Abs(number);
        // There is no −0 in sums on paper.
        if (number == 0) number = 0;
        Add(number, !double.IsFinite(number) || (size < 1e5 && Math.Round(number) == number) ? "0" : size switch
        {
            >= 1e5 or < 5e-4 => "0.0e0",
            >= 1000 => "0",
            >= 100 => "0.0",
            >= 10 => "0.00",
            _ => "0.000",
        });
    }

    /// <summary>A number in a given format, with a minus sign of full width.</summary>
    public void Add(double number, ReadOnlySpan<char> format)
    {
        if (double.IsInfinity(number)) Add(number > 0 ? "inf" : "−inf");
        else if (number.TryFormat(room[length..], out var written, format, CultureInfo.InvariantCulture)) Signed(written);
    }

    /// <summary>A float32 with all digits that tell it from its neighbours.</summary>
    public void AddExact(float number)
    {
        if (number.TryFormat(room[length..], out var written, default, CultureInfo.InvariantCulture)) Signed(written);
    }

    private void Signed(int written)
    {
        room.Slice(length, written).Replace('-', '−');
        length += written;
    }
}
