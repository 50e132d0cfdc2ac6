using Silk.NET.Core.Contexts;

namespace Silk.NET.Core.Native;

/// <summary>An API bound to the context that its functions come from.</summary>
public abstract class NativeAPI : IDisposable
{
    protected NativeAPI(INativeContext ctx) => Context = ctx;

    public INativeContext Context { get; }

    public abstract bool IsExtensionPresent(string name);

    public void Dispose()
    {
        Context.Dispose();
        GC.SuppressFinalize(this);
    }
}
