namespace OpenCvSharp;

public enum CaptureType
{
    File,
    Camera,
    NotSpecified,
}
