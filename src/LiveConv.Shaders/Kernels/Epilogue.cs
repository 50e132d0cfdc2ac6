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

    /// <summary>The same with as much as possible in arguments, so that layers that differ in it share a program; and the residual, INPUT3, likewise.</summary>
    /// <returns>The buffer to bind for the residual; the output's own where there is none, which is never read.</returns>
    public static GpuBuffer AddShared(Activation activation, GpuTensor? residual, GpuTensor output, Defines defines)
    {
        if (activation.Kind == ActivationKind.LeakyRelu)
        {
            Add(activation, defines);
        }
        else
        {
            var (low, high) = activation.Kind switch
            {
                ActivationKind.Clamp => (activation.Low, activation.High),
                ActivationKind.Relu => (0, float.PositiveInfinity),
                _ => (float.NegativeInfinity, float.PositiveInfinity),
            };
            Add(Activation.Clamp(low, high), defines);
        }

        defines.AddArgument("RESIDUALS", residual is null ? 0 : 1);
        (residual ?? output).AddTo(defines, "INPUT3");
        return (residual ?? output).Buffer;
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
