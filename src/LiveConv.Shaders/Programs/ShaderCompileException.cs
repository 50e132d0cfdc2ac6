namespace LiveConv.Shaders.Programs;

/// <summary>A shader that can't be read, compiled or linked. The message names the file, the line and what the driver says.</summary>
public sealed class ShaderCompileException(string message) : Exception(message);
