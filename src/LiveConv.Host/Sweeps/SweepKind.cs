namespace LiveConv.Host.Sweeps;

/// <summary>What <c>bench --sweep</c> varies.</summary>
public enum SweepKind
{
    /// <summary>Pixels of the frame, 160×90 to 3840×2160.</summary>
    Size,

    /// <summary>Width of one kernel, 1 to 255 (63 on gl): dense, of rank 2, and of rank 1.</summary>
    Kernel,

    /// <summary>Channels into and out of a 3×3 convolution, 8 to 512.</summary>
    Channels,

    /// <summary>Threads of the processor.</summary>
    Threads,
}
