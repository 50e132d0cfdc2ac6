namespace LiveConv.Host.Capture;

/// <summary>A camera of this machine.</summary>
/// <param name="Path">Its device: /dev/video0.</param>
/// <param name="Name">What it calls itself, or its path where it can't be asked.</param>
/// <param name="Formats">What it can deliver.</param>
/// <param name="Problem">One line on why it can't be used now, or null.</param>
public sealed record CameraInfo(string Path, string Name, IReadOnlyList<CameraFormat> Formats, string? Problem);
