namespace LiveConv.Host.Ui;

/// <summary>A control's name, the same in every picture: scripts click it by this.</summary>
/// <param name="Name">As in <c>maps.next</c>.</param>
/// <param name="Index">Which of several alike, as the rows of a list; written <c>layers.row:12</c>.</param>
internal readonly record struct ControlId(string Name, int Index = -1)
{
    public static implicit operator ControlId(string name) => new(name);

    public override string ToString() => Index < 0 ? Name : $"{Name}:{Index}";
}
