namespace LiveConv.Host.Drawing;

/// <summary>The characters of one typeface at one size. Lookups don't allocate.</summary>
public sealed class FontFace
{
    private const char Unknown = '?';

    // A character's place in _glyphs plus one, 0 where the face lacks it; the characters end at U+2717, so 10 KB.
    private readonly byte[] _places;
    private readonly Glyph[] _glyphs;

    internal FontFace(IReadOnlyDictionary<char, Glyph> glyphs)
    {
        _places = new byte[glyphs.Keys.Max() + 1];
        _glyphs = [.. glyphs.Values];
        byte place = 0;
        foreach (var character in glyphs.Keys) _places[character] = ++place;
    }

    /// <summary>The glyph of a character, that of the question mark where there is none.</summary>
    public ref readonly Glyph this[char character] => ref _glyphs[_places[Contains(character) ? character : Unknown] - 1];

    public bool Contains(char character) => character < _places.Length && _places[character] != 0;

    /// <summary>How far the pen moves over the text, in pixels.</summary>
    public int Measure(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var character in text) width += this[character].Advance;
        return width;
    }
}
