namespace Silk.NET.OpenGL;

public enum PixelStoreParameter : int
{
    UnpackSwapBytes = 0xCF0,
    UnpackLsbFirst = 0xCF1,
    UnpackRowLength = 0xCF2,
    UnpackSkipRows = 0xCF3,
    UnpackSkipPixels = 0xCF4,
    UnpackAlignment = 0xCF5,
    PackSwapBytes = 0xD00,
    PackLsbFirst = 0xD01,
    PackRowLength = 0xD02,
    PackSkipRows = 0xD03,
    PackSkipPixels = 0xD04,
    PackAlignment = 0xD05,
    PackSkipImages = 0x806B,
    PackImageHeight = 0x806C,
    UnpackSkipImages = 0x806D,
    UnpackImageHeight = 0x806E,
}
