namespace LiveConv.Host.Capture;

/// <summary>One way in which a camera can deliver pictures.</summary>
/// <param name="FourCc">Pixel format in four letters: YUYV, MJPG.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="FramesPerSecond">The rates it offers at this size, in the driver's order; empty where the driver doesn't say.</param>
public sealed record CameraFormat(string FourCc, int Width, int Height, IReadOnlyList<double> FramesPerSecond);
