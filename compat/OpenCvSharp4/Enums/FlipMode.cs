namespace OpenCvSharp;

public enum FlipMode
{
    X = 0,
    Y = 1,
    XY = -1,
}
