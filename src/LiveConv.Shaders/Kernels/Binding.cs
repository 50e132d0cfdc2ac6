using LiveConv.Shaders.Gl;
using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Kernels;

/// <summary>One resource of a dispatch, at the binding that the shader's header names.</summary>
internal readonly record struct Binding(BindingKind Kind, uint Index, uint Handle, InternalFormat Format)
{
    /// <summary>Read as rgba32f: four values a load.</summary>
    public static Binding Texels(uint index, GpuBuffer buffer) => new(BindingKind.Image, index, buffer.View(SizedInternalFormat.Rgba32f), InternalFormat.Rgba32f);

    /// <summary>A tensor read as rgba32f or rgba16f: four values a load.</summary>
    public static Binding Texels(uint index, GpuTensor tensor) => tensor.IsHalf
        ? new(BindingKind.Image, index, tensor.Buffer.View(SizedInternalFormat.Rgba16f), InternalFormat.Rgba16f)
        : Texels(index, tensor.Buffer);

    /// <summary>A tensor read as r32f or r16f: single values.</summary>
    public static Binding Values(uint index, GpuTensor tensor) => tensor.IsHalf
        ? new(BindingKind.Image, index, tensor.Buffer.View(SizedInternalFormat.R16f), InternalFormat.R16f)
        : Values(index, tensor.Buffer);

    /// <summary>Read as r32f: single values.</summary>
    public static Binding Values(uint index, GpuBuffer buffer) => new(BindingKind.Image, index, buffer.View(SizedInternalFormat.R32f), InternalFormat.R32f);

    /// <summary>Read as rgba32i: four whole numbers a load.</summary>
    public static Binding Indices(uint index, GpuBuffer buffer) => new(BindingKind.Image, index, buffer.View(SizedInternalFormat.Rgba32i), InternalFormat.Rgba32i);

    /// <summary>Read as rgba32ui: four RGBA pixels a load.</summary>
    public static Binding Pixels(uint index, GpuBuffer buffer) => new(BindingKind.Image, index, buffer.View(SizedInternalFormat.Rgba32ui), InternalFormat.Rgba32ui);

    /// <summary>Read as r32ui: single RGBA pixels.</summary>
    public static Binding Pixel(uint index, GpuBuffer buffer) => new(BindingKind.Image, index, buffer.View(SizedInternalFormat.R32ui), InternalFormat.R32ui);

    /// <summary>Written, or read and written, as a shader storage buffer.</summary>
    public static Binding Storage(uint index, GpuBuffer buffer) => new(BindingKind.Storage, index, buffer.Handle, default);

    /// <summary>Read as a shader storage buffer: what GPUs load fastest.</summary>
    public static Binding Input(uint index, GpuBuffer buffer) => new(BindingKind.Input, index, buffer.Handle, default);

    /// <summary>Read as a uniform block: fastest where all invocations read the same place.</summary>
    public static Binding Uniform(uint index, GpuBuffer buffer) => new(BindingKind.Uniform, index, buffer.Handle, default);

    public void Bind(GL gl)
    {
        switch (Kind)
        {
            case BindingKind.Image:
                gl.BindImageTexture(Index, Handle, 0, false, 0, BufferAccessARB.ReadOnly, Format);
                break;
            case BindingKind.Storage or BindingKind.Input:
                gl.BindBufferBase(BufferTargetARB.ShaderStorageBuffer, Index, Handle);
                break;
            default:
                gl.BindBufferBase(BufferTargetARB.UniformBuffer, Index, Handle);
                break;
        }
    }
}
