namespace LiveConv.Host.Drawing;

/// <summary>Which of the overlay's three sizes a text has.</summary>
public enum TextSize
{
    Small,
    Medium,
    Large,
}
