using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LiveConv.Host;

namespace LiveConv.Benchmarks.Peers;

/// <summary>OpenBLAS (Debian: libopenblas0-pthread), by its C interface.</summary>
internal sealed unsafe partial class OpenBlas
{
    private const string Library = "libopenblas.so.0";
    private const int RowMajor = 101;
    private const int NoTranspose = 111;

    /// <summary>Chooses OpenBLAS's kernels; read once, when it is loaded.</summary>
    private const string CoreVariable = "OPENBLAS_CORETYPE";

    /// <summary>Its kernels for AVX-512.</summary>
    private const string WideCore = "SkylakeX";

    /// <exception cref="PeerException">It isn't installed.</exception>
    public OpenBlas()
    {
        if (!NativeLibrary.TryLoad(Library, out _))
            throw new PeerException($"OpenBLAS is missing ({Library}); install it: apt-get install libopenblas0-pthread");
        Version = Marshal.PtrToStringUTF8(openblas_get_config())!.Split(' ') is [var name, var number, ..] ? $"{name} {number}" : "OpenBLAS";
        Version += $" ({Marshal.PtrToStringUTF8(openblas_get_corename())})";
    }

    /// <summary>Version and the processor that its kernels are for.</summary>
    public string Version { get; }

    /// <summary>
    /// To be called before anything loads it, as OpenCV does: gives it its kernels for AVX-512 where our side has AVX-512, whatever the
    /// environment says. By itself it takes 256-bit ones on processors that are younger than it is, which halves its speed.
    /// </summary>
    public static void ChooseKernels()
    {
        if (Vector512.IsHardwareAccelerated) NativeEnvironment.Set(CoreVariable, WideCore);
    }

#pragma warning disable CA1822 // there is no OpenBLAS without an instance
    public void SetThreads(int threads) => openblas_set_num_threads(threads);

    /// <summary>c = a·b, row-major: m×k by k×n.</summary>
    public void Multiply(float[] a, float[] b, float[] c, int m, int n, int k)
    {
        fixed (float* pa = a, pb = b, pc = c)
            cblas_sgemm(RowMajor, NoTranspose, NoTranspose, m, n, k, 1, pa, k, pb, n, 0, pc, n);
    }
#pragma warning restore CA1822

    [LibraryImport(Library)]
    private static partial void cblas_sgemm(
        int order, int transA, int transB, int m, int n, int k, float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);

    [LibraryImport(Library)]
    private static partial void openblas_set_num_threads(int threads);

    [LibraryImport(Library)]
    private static partial nint openblas_get_config();

    [LibraryImport(Library)]
    private static partial nint openblas_get_corename();
}
