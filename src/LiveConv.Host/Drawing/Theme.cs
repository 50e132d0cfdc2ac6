namespace LiveConv.Host.Drawing;

/// <summary>The colours of the overlay as 0xAABBGGRR, and its grid. Text on panels has a contrast of 7:1 or more.</summary>
internal static class Theme
{
    /// <summary>Distances are multiples of this, times the scale.</summary>
    public const int Grid = 8;

    public const uint Background = 0xFF_14_11_0F;
    public const uint Panel = 0xE0_1A_15_12;
    public const uint Shade = 0x90_00_00_00;
    public const uint Line = 0x38_FF_FF_FF;
    public const uint Text = 0xFF_F2_EE_EC;
    public const uint Muted = 0xFF_BD_B2_AA;
    public const uint Accent = 0xFF_F0_C4_4F;
    public const uint Track = 0x24_FF_FF_FF;
    public const uint Warning = 0xFF_5C_B4_FF;
    public const uint Key = 0xFF_3A_30_2A;

    /// <summary>Panels that fill a part of the window for good, and what lies above them.</summary>
    public const uint Solid = 0xFF_1A_15_12;
    public const uint Raised = 0xFF_30_28_22;
    public const uint Control = 0xFF_2E_26_20;
    public const uint Hover = 0xFF_42_37_2E;
    public const uint On = 0xFF_5A_47_26;
    public const uint Good = 0xFF_8C_CF_6A;
    public const uint Bad = 0xFF_5C_5C_FF;

    /// <summary>Bars on panels, in the hues of the diverging colour map.</summary>
    public const uint Positive = 0xFF_6E_8C_E8;
    public const uint Negative = 0xFF_E1_AA_6E;

    /// <summary>A colour of its parts.</summary>
    public static uint Of(byte r, byte g, byte b) => 0xFF000000 | ((uint)b << 16) | ((uint)g << 8) | r;

    /// <summary>Black or white, whichever is easier to read on a colour.</summary>
    public static uint TextOn(uint background) =>
        ((0.299 * (background & 255)) + (0.587 * (background >> 8 & 255)) + (0.114 * (background >> 16 & 255))) > 140 ? 0xFF_10_10_10 : 0xFF_F8_F8_F8;
}
