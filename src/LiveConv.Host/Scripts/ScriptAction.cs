namespace LiveConv.Host.Scripts;

/// <summary>What a line of a script begins with.</summary>
internal enum ScriptAction
{
    Key,
    Click,
    Double,
    Hover,
    Drag,
    Wheel,
    Type,
    Wait,
    Screenshot,
    Open,
    Controls,
    Quit,
}
