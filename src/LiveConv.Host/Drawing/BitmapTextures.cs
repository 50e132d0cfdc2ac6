using LiveConv.Shaders.Gl;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Drawing;

/// <summary>Bitmaps on the GPU: written anew when they changed, dropped when they weren't drawn for some pictures.</summary>
internal sealed class BitmapTextures(GL gl) : IDisposable
{
    private const int MostUnused = 120;

    private readonly Dictionary<Bitmap, Entry> entries = [];
    private readonly List<Bitmap> old = [];
    private int picture;

    /// <summary>A new picture begins.</summary>
    public void Age()
    {
        picture++;
        foreach (var (bitmap, entry) in entries)
        {
            if (picture - entry.LastUse > MostUnused) old.Add(bitmap);
        }

        foreach (var bitmap in old)
        {
            entries[bitmap].Texture.Dispose();
            entries.Remove(bitmap);
        }

        old.Clear();
    }

    public PictureTexture Of(Bitmap bitmap)
    {
        if (!entries.TryGetValue(bitmap, out var entry))
        {
            entry = new Entry(new PictureTexture(gl, bitmap.Width, bitmap.Height, smooth: bitmap.Smooth));
            entries.Add(bitmap, entry);
        }

        if (entry.Version != bitmap.Version)
        {
            entry.Texture.Upload(bitmap.Rgba);
            entry.Version = bitmap.Version;
        }

        entry.LastUse = picture;
        return entry.Texture;
    }

    public void Dispose()
    {
        foreach (var entry in entries.Values) entry.Texture.Dispose();
    }

    private sealed class Entry(PictureTexture texture)
    {
        public PictureTexture Texture { get; } = texture;

        public int Version { get; set; } = -1;

        public int LastUse { get; set; }
    }
}
