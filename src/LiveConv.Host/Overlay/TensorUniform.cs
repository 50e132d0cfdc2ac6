using LiveConv.Shaders.Kernels;
using Silk.NET.OpenGL;

namespace LiveConv.Host.Overlay;

/// <summary>The uniform <c>Tensor t</c> at location 0 of the overlay's shaders, so that one program serves every layer.</summary>
internal static class TensorUniform
{
    public static void Set(GL gl, GpuTensor tensor)
    {
        gl.Uniform1(0, (int)tensor.Layout);
        gl.Uniform1(1, tensor.Shape.N);
        gl.Uniform1(2, tensor.Shape.C);
        gl.Uniform1(3, tensor.Shape.H);
        gl.Uniform1(4, tensor.Shape.W);
        gl.Uniform1(5, tensor.Pitch);
        gl.Uniform1(6, tensor.Plane);
        gl.Uniform1(7, (tensor.MarginY * tensor.Pitch) + tensor.MarginTexels);
    }
}
