using System.Runtime.InteropServices;
using System.Text;

namespace LiveConv.Benchmarks.Peers;

/// <summary>
/// ONNX Runtime's library, as the npm package onnxruntime-node ships it, by its C API: OrtGetApiBase gives a table of functions, whose
/// order never changes (onnxruntime_c_api.h: "new functions are only added to the end"), so that the indices below hold for every version
/// from 1.0 on.
/// </summary>
internal sealed unsafe class OnnxRuntime
{
    /// <summary>Names the library, where it isn't in the cache folder of <c>benchmarks/run</c>.</summary>
    private const string Variable = "LIVECONV_ONNXRUNTIME";

    // Places in OrtApi, counted from 0.
    private const int GetErrorMessage = 2;
    private const int CreateEnv = 3;
    private const int CreateSession = 7;
    private const int RunSession = 9;
    private const int CreateSessionOptions = 10;
    private const int SetSessionExecutionMode = 13;
    private const int SetIntraOpNumThreads = 24;
    private const int SetInterOpNumThreads = 25;
    private const int CreateTensorWithData = 49;
    private const int CreateCpuMemoryInfo = 69;
    private const int ReleaseStatus = 93;
    private const int ReleaseMemoryInfo = 94;
    private const int ReleaseSession = 95;
    private const int ReleaseValue = 96;
    private const int ReleaseSessionOptions = 100;

    private const uint ApiVersion = 1;
    private const int LogErrors = 3;
    private const int Sequential = 0;
    private const int Float = 1;
    private const int DeviceAllocator = 0;
    private const int DefaultMemory = 0;

    private readonly nint* functions;
    private readonly nint environment;

    /// <exception cref="PeerException">It isn't there, or it is older than 1.0.</exception>
    public OnnxRuntime()
    {
        var path = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(Cache, Library);
        if (!NativeLibrary.TryLoad(path, out var library))
            throw new PeerException($"ONNX Runtime is missing ({path}); benchmarks/run installs it with npm (npm install --ignore-scripts onnxruntime-node), or {Variable} names libonnxruntime.so.1");

        // struct OrtApiBase { const OrtApi* GetApi(uint32_t version); const char* GetVersionString(); }
        var apiBase = ((delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        functions = (nint*)((delegate* unmanaged<uint, nint>)apiBase[0])(ApiVersion);
        Version = $"ONNX Runtime {Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)apiBase[1])())}";
        fixed (byte* name = "benchmarks\0"u8)
        {
            nint made;
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)functions[CreateEnv])(LogErrors, name, &made));
            environment = made;
        }
    }

    /// <summary>Where <c>benchmarks/run</c> installs it.</summary>
    private static string Cache => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "liveconv",
        "benchmarks");

    private static string Library =>
        $"node_modules/onnxruntime-node/bin/napi-v6/linux/{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64")}/libonnxruntime.so.1";

    public string Version { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">Threads that compute, the caller included.</param>
    public nint Open(string path, int threads)
    {
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)functions[CreateSessionOptions])(&options));
        Check(((delegate* unmanaged<nint, int, nint>)functions[SetSessionExecutionMode])(options, Sequential));
        Check(((delegate* unmanaged<nint, int, nint>)functions[SetIntraOpNumThreads])(options, threads));
        Check(((delegate* unmanaged<nint, int, nint>)functions[SetInterOpNumThreads])(options, 1));
        fixed (byte* file = Encoding.UTF8.GetBytes(path + '\0'))
            Check(((delegate* unmanaged<nint, byte*, nint, nint*, nint>)functions[CreateSession])(environment, file, options, &session));
        ((delegate* unmanaged<nint, void>)functions[ReleaseSessionOptions])(options);
        return session;
    }

    /// <summary>A tensor on memory that is pinned for as long as the tensor is used.</summary>
    public nint Wrap(float[] pinned, ReadOnlySpan<long> sizes)
    {
        nint memory, value;
        Check(((delegate* unmanaged<int, int, nint*, nint>)functions[CreateCpuMemoryInfo])(DeviceAllocator, DefaultMemory, &memory));
        fixed (long* shape = sizes)
        fixed (float* data = pinned)
        {
            Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)functions[CreateTensorWithData])(
                memory, data, (nuint)pinned.Length * sizeof(float), shape, (nuint)sizes.Length, Float, &value));
        }

        ((delegate* unmanaged<nint, void>)functions[ReleaseMemoryInfo])(memory);
        return value;
    }

    /// <summary>Computes the output of one input.</summary>
    public void Run(nint session, byte* inputName, nint input, byte* outputName, nint output) =>
        Check(((delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)functions[RunSession])(
            session, 0, &inputName, &input, 1, &outputName, 1, &output));

    public void CloseSession(nint session) => ((delegate* unmanaged<nint, void>)functions[ReleaseSession])(session);

    public void CloseValue(nint value) => ((delegate* unmanaged<nint, void>)functions[ReleaseValue])(value);

    private void Check(nint status)
    {
        if (status == 0) return;
        var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)functions[GetErrorMessage])(status));
        ((delegate* unmanaged<nint, void>)functions[ReleaseStatus])(status);
        throw new InvalidOperationException($"ONNX Runtime: {message}");
    }
}
