namespace Silk.NET.Core.Contexts;

/// <summary>Where native functions come from.</summary>
public interface INativeContext : IDisposable
{
    /// <summary>The address of a function; throws <see cref="Silk.NET.Core.Loader.SymbolLoadingException"/> where there is none.</summary>
    nint GetProcAddress(string proc, int? slot = default);

    bool TryGetProcAddress(string proc, out nint addr, int? slot = default);
}
