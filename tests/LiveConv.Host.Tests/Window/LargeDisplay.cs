namespace LiveConv.Host.Tests.Window;

/// <summary>An X server with a screen of 3840×2160.</summary>
public sealed class LargeDisplay() : VirtualDisplay(3840, 2160);
