namespace OpenCvSharp;

/// <summary>Which hardware, if any, may help to encode.</summary>
public record VideoWriterPara
{
    public VideoWriterPara() : this(VideoAccelerationType.Any, -1) { }

    public VideoWriterPara(VideoAccelerationType videoAcceleration, int deviceIndex) =>
        (AccelerationType, HwDeviceIndex) = (videoAcceleration, deviceIndex);

    public VideoAccelerationType AccelerationType { get; }

    public int HwDeviceIndex { get; }

    public int[] GetParameters() =>
        [(int)VideoWriterProperties.HwAcceleration, (int)AccelerationType, (int)VideoWriterProperties.HwDevice, HwDeviceIndex];
}
