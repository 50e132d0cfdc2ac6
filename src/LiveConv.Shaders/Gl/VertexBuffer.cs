using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Gl;

/// <summary>Vertices that are written anew for each draw.</summary>
/// <typeparam name="T">A vertex: fields in the order of the attributes.</typeparam>
public sealed unsafe class VertexBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly GL gl;
    private readonly uint array;
    private readonly uint buffer;

    /// <param name="gl">The context's API.</param>
    /// <param name="attributes">Numbers of each attribute; a type of bytes is read as 0…1.</param>
    public VertexBuffer(GL gl, params ReadOnlySpan<(int Numbers, VertexAttribPointerType Type)> attributes)
    {
        ArgumentNullException.ThrowIfNull(gl);
        this.gl = gl;
        array = gl.GenVertexArray();
        buffer = gl.GenBuffer();
        gl.BindVertexArray(array);
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, buffer);
        nint offset = 0;
        for (uint i = 0; i < attributes.Length; i++)
        {
            var (numbers, type) = attributes[(int)i];
            var bytes = type == VertexAttribPointerType.UnsignedByte;
            gl.EnableVertexAttribArray(i);
            gl.VertexAttribPointer(i, numbers, type, bytes, (uint)sizeof(T), (void*)offset);
            offset += numbers * (bytes ? 1 : sizeof(float));
        }
    }

    /// <summary>Draws triangles, three vertices each, with the program and the textures that are bound.</summary>
    public void Draw(ReadOnlySpan<T> vertices)
    {
        if (vertices.IsEmpty) return;
        gl.BindVertexArray(array);
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, buffer);
        fixed (T* data = vertices)
            gl.BufferData(BufferTargetARB.ArrayBuffer, (nuint)(vertices.Length * sizeof(T)), data, BufferUsageARB.StreamDraw);
        gl.DrawArrays(PrimitiveType.Triangles, 0, (uint)vertices.Length);
    }

    public void Dispose()
    {
        gl.DeleteVertexArray(array);
        gl.DeleteBuffer(buffer);
    }
}
