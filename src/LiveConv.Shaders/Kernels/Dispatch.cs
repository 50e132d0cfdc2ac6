using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Kernels;

/// <summary>One compute dispatch, ready to be issued without any further work.</summary>
internal sealed unsafe class Dispatch(string shader, uint program, uint groupsX, uint groupsY, uint groupsZ, Binding[] bindings, int[]? arguments = null)
{
    /// <summary>The shader's file, for messages and tests.</summary>
    public string Shader { get; } = shader;

    public uint Program { get; } = program;

    public IReadOnlyList<Binding> Bindings => bindings;

    public void Issue(GL gl)
    {
        gl.UseProgram(Program);
        if (arguments is { Length: > 0 })
        {
            fixed (int* values = arguments) gl.Uniform1(0, (uint)arguments.Length, values);
        }

        foreach (var binding in bindings) binding.Bind(gl);
        gl.DispatchCompute(groupsX, groupsY, groupsZ);
        gl.MemoryBarrier(MemoryBarrierMask.ShaderImageAccessBarrierBit | MemoryBarrierMask.ShaderStorageBarrierBit);
    }
}
