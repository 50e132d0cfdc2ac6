namespace LiveConv.Frames.Patterns;

/// <summary>Uniform noise in each channel, by hashing place and frame number (the finaliser of MurmurHash3).</summary>
internal sealed class NoiseScene(int width, int height) : Scene(width, height)
{
    private const uint Opaque = 0xFF000000;

    public override void Draw(Frame frame, long number)
    {
        var pixels = Canvas.Pixels(frame);
        var seed = (uint)number * 0x9E3779B9u;
        var opaque = BitConverter.IsLittleEndian ? Opaque : 0xFFu;
        for (var i = 0; i < pixels.Length; i++)
        {
            var hash = (uint)i + seed;
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
            pixels[i] = hash ^ (hash >> 16) | opaque;
        }
    }
}
