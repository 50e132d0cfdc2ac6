namespace LiveConv.Host.Ui;

/// <summary>The keys that edit a field.</summary>
internal enum UiKey
{
    Enter,
    Escape,
    Backspace,
    Tab,
    Up,
    Down,
}
