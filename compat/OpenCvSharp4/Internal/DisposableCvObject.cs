namespace OpenCvSharp;

/// <summary>Owner of one native OpenCV object.</summary>
public abstract class DisposableCvObject : IDisposable
{
    private nint _ptr;

    protected DisposableCvObject(nint ptr) => _ptr = ptr;

    ~DisposableCvObject() => Dispose(false);

    public bool IsDisposed => _ptr == 0;

    /// <summary>The native object; throws <see cref="ObjectDisposedException"/> after <see cref="Dispose()"/>.</summary>
    public nint CvPtr
    {
        get
        {
            ThrowIfDisposed();
            return _ptr;
        }
    }

    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_ptr == 0, this);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Delete(nint ptr);

    protected virtual void Dispose(bool disposing)
    {
        var ptr = Interlocked.Exchange(ref _ptr, 0);
        if (ptr != 0) Delete(ptr);
    }
}
