using System.Globalization;
using System.Runtime.CompilerServices;

namespace LiveConv.Host.Drawing;

/// <summary>
/// Writes interpolated text into memory that is there already, in the invariant culture. Unlike <see cref="MemoryExtensions"/>'s way to do so it has no generic
/// method, which boxes every number until the runtime has compiled it for good: what is written each frame allocates nothing from the first frame on.
/// </summary>
internal static class SpanText
{
    /// <summary>Writes as much as there is room for.</summary>
    /// <returns>The characters written.</returns>
    public static int Write(this Span<char> text, [InterpolatedStringHandlerArgument(nameof(text))] ref Handler content) => content.Length;

    /// <summary>What the compiler makes of the interpolated string.</summary>
    [InterpolatedStringHandler]
    public ref struct Handler
    {
        private readonly Span<char> text;

        /// <param name="literalLength">Of the text between the values.</param>
        /// <param name="values">How many there are.</param>
        /// <param name="text">Where to write.</param>
        public Handler(int literalLength, int values, Span<char> text)
        {
            _ = (literalLength, values);
            this.text = text;
        }

        /// <summary>Characters written so far.</summary>
        public int Length { get; private set; }

        public void AppendLiteral(string value) => AppendFormatted(value);

        public void AppendFormatted(scoped ReadOnlySpan<char> value)
        {
            var fitting = value[..Math.Min(value.Length, text.Length - Length)];
            fitting.CopyTo(text[Length..]);
            Length += fitting.Length;
        }

        public void AppendFormatted(string? value) => AppendFormatted(value.AsSpan());

        public void AppendFormatted(char value)
        {
            if (Length < text.Length) text[Length++] = value;
        }

        public void AppendFormatted(int value, string? format = null) => AppendFormatted((long)value, format);

        public void AppendFormatted(long value, string? format = null)
        {
            if (value.TryFormat(text[Length..], out var length, format, CultureInfo.InvariantCulture)) Length += length;
        }

        public void AppendFormatted(float value, string? format = null)
        {
            if (value.TryFormat(text[Length..], out var length, format, CultureInfo.InvariantCulture)) Length += length;
        }

        public void AppendFormatted(double value, string? format = null)
        {
            if (value.TryFormat(text[Length..], out var length, format, CultureInfo.InvariantCulture)) Length += length;
        }
    }
}
