using LiveConv.Frames;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels;
using LiveConv.Shaders.Programs;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Overlay;

/// <summary>
/// The least and the largest value of each feature map: found on the GPU for drawing, and brought back without waiting, a frame
/// late, for printing.
/// </summary>
internal sealed class MapRanges : IDisposable
{
    private const uint GroupSize = 32;

    private readonly GL gl;
    private readonly uint program;
    private GpuTensor? tensor;
    private GpuBuffer? bits;
    private ReadbackRing? readback;
    private uint[] latest = [];
    private bool isFresh;

    public MapRanges(GL gl, ProgramCache programs)
    {
        this.gl = gl;
        program = programs.Compute("overlay/range.comp", []);
    }

    /// <summary>Whether a value below zero was seen since the maps were chosen.</summary>
    public bool HasNegative { get; private set; }

    /// <summary>The ranges on the GPU, as range.comp writes them.</summary>
    public GpuBuffer Bits => bits!;

    /// <summary>Chooses the maps.</summary>
    public void Select(GpuTensor maps)
    {
        if (tensor == maps) return;
        Release();
        tensor = maps;
        latest = new uint[maps.Shape.C * 2];
        bits = new GpuBuffer(gl, latest.Length * sizeof(uint));
        readback = new ReadbackRing(gl, latest.Length * sizeof(uint));
        HasNegative = false;
        isFresh = true;
    }

    /// <summary>Finds the ranges of the values that the maps hold now. Waits for them only once after the choice.</summary>
    public void Update()
    {
        var maps = tensor!;
        uint none = 0;
        gl.BindBuffer(BufferTargetARB.ShaderStorageBuffer, bits!.Handle);
        gl.ClearBufferData(BufferStorageTarget.ShaderStorageBuffer, SizedInternalFormat.R32ui, PixelFormat.RedInteger, PixelType.UnsignedInt, in none);
        gl.UseProgram(program);
        TensorUniform.Set(gl, maps);
        gl.BindImageTexture(0, maps.Buffer.View(SizedInternalFormat.Rgba32f), 0, false, 0, BufferAccessARB.ReadOnly, InternalFormat.Rgba32f);
        gl.BindBufferBase(BufferTargetARB.ShaderStorageBuffer, 1, bits.Handle);
        gl.DispatchCompute(((uint)maps.Shape.H + GroupSize - 1) / GroupSize, 1, (uint)(maps.Planes / maps.Shape.N));
        gl.MemoryBarrier(MemoryBarrierMask.TextureFetchBarrierBit | MemoryBarrierMask.ShaderStorageBarrierBit);
        readback!.TryQueue(bits, default(FrameStamp));
        if (isFresh)
        {
            while (readback.Pending > 0) Take(wait: true);
            isFresh = false;
            return;
        }

        while (Take(wait: false))
        {
        }
    }

    /// <summary>The range of a map as last brought back; both 0 where it has no finite value.</summary>
    public (float Least, float Largest) this[int channel] =>
        latest[channel * 2] == 0 ? (0, 0) : (-Number(latest[channel * 2]), Number(latest[(channel * 2) + 1]));

    public void Dispose() => Release();

    private bool Take(bool wait)
    {
        if (!readback!.TryTake(System.Runtime.InteropServices.MemoryMarshal.AsBytes(latest.AsSpan()), out _, wait)) return false;
        for (var channel = 0; channel < latest.Length / 2; channel++) HasNegative |= this[channel].Least < 0;
        return true;
    }

    private void Release()
    {
        readback?.Dispose();
        bits?.Dispose();
    }

    private static float Number(uint bits) => BitConverter.UInt32BitsToSingle((bits & 0x80000000u) != 0 ? bits & 0x7FFFFFFFu : ~bits);
}
