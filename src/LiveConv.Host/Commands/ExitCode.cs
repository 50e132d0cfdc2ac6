namespace LiveConv.Host.Commands;

/// <summary>The program's exit codes.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Something failed that isn't the user's input: no OpenGL, a full disk, a defect.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A source or a pipeline can't be used.</summary>
    public const int BadInput = 3;

    /// <summary>Values lie outside their bound.</summary>
    public const int Mismatch = 4;

    /// <summary>Ctrl+C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
