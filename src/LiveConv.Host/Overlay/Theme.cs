namespace LiveConv.Host.Overlay;

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
}
