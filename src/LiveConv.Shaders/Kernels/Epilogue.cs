using LiveConv.Ops;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders.Kernels;

/// <summary>What layers do to their sums before they store them: see shaders/include/activation.glsl.</summary>
internal static class Epilogue
{
    public static void Add(Activation activation, Defines defines)
    {
        defines.Add("ACTIVATION", (int)activation.Kind);
        switch (activation.Kind)
        {
            case ActivationKind.LeakyRelu:
                defines.AddArgument("SLOPE", activation.Slope);
                break;
            case ActivationKind.Clamp:
                defines.AddArgument("LOW", activation.Low);
                defines.AddArgument("HIGH", activation.High);
                break;
        }
    }

    /// <summary>Names the residual of a convolution to its shader, INPUT3.</summary>
    /// <returns>The buffer to bind; the output's own where there is none, which is never read.</returns>
    public static GpuBuffer AddResidual(GpuTensor? residual, GpuTensor output, Defines defines)
    {
        defines.Add("RESIDUAL", residual is null ? 0 : 1);
        residual?.AddTo(defines, "INPUT3");
        return (residual ?? output).Buffer;
    }
}
