namespace LiveConv.Host.Ui;

/// <summary>What mouse and keyboard did since the last picture. The window writes it, the controls read it.</summary>
internal sealed class UiInput
{
    private const int MostCharacters = 64;

    private readonly char[] characters = new char[MostCharacters];
    private readonly UiKey[] keys = new UiKey[MostCharacters];
    private int characterCount;
    private int keyCount;

    /// <summary>Place of the pointer in pixels of the framebuffer; outside of it where there is none.</summary>
    public int X { get; private set; } = int.MinValue;

    public int Y { get; private set; } = int.MinValue;

    /// <summary>Whether the left button is down.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Whether it went down since the last picture.</summary>
    public bool WentDown { get; private set; }

    /// <summary>Whether it went up since the last picture.</summary>
    public bool WentUp { get; private set; }

    /// <summary>Notches of the wheel since the last picture, up is positive.</summary>
    public float Wheel { get; private set; }

    public ReadOnlySpan<char> Characters => characters.AsSpan(0, characterCount);

    public ReadOnlySpan<UiKey> Keys => keys.AsSpan(0, keyCount);

    public void Move(int x, int y) => (X, Y) = (x, y);

    public void Press() => IsDown = WentDown = true;

    public void Release() => (IsDown, WentUp) = (false, true);

    public void Scroll(float notches) => Wheel += notches;

    public void Type(char character)
    {
        if (characterCount < MostCharacters) characters[characterCount++] = character;
    }

    public void Type(UiKey key)
    {
        if (keyCount < MostCharacters) keys[keyCount++] = key;
    }

    /// <summary>The picture is drawn: what happened is done with.</summary>
    public void Clear()
    {
        (WentDown, WentUp, Wheel) = (false, false, 0);
        (characterCount, keyCount) = (0, 0);
    }
}
