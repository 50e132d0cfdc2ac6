using System.Security.Cryptography;
using System.Text;
using LiveConv.Shaders.Gl;
using Silk.NET.OpenGL;

namespace LiveConv.Shaders.Programs;

/// <summary>
/// Compiles shaders, once for each text: linked programs are kept for the device's life, and as binaries on disk
/// under the hash of source and driver ($XDG_CACHE_HOME/liveconv/programs).
/// </summary>
public sealed unsafe class ProgramCache : IDisposable
{
    private readonly GlDevice device;
    private readonly string folder;
    private readonly string? disk;
    private readonly Dictionary<string, uint> programs = [];
    private readonly Dictionary<string, ShaderSource> sources = [];

    /// <param name="device">The device to compile for.</param>
    /// <param name="shaderFolder">Where the shader files lie; null for $LIVECONV_SHADERS, or else the folder beside the program.</param>
    /// <param name="cacheFolder">Where binaries are kept; null for the XDG cache folder, empty for nowhere.</param>
    public ProgramCache(GlDevice device, string? shaderFolder = null, string? cacheFolder = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        this.device = device;
        folder = shaderFolder ?? Environment.GetEnvironmentVariable("LIVECONV_SHADERS") ?? Path.Combine(AppContext.BaseDirectory, "shaders");
        disk = cacheFolder == string.Empty || device.Gl.GetInteger(GetPName.NumProgramBinaryFormats) == 0
            ? null
            : cacheFolder ?? CacheFolder.Default("programs");
    }

    /// <summary>Programs that had to be compiled, rather than found.</summary>
    public int Compiled { get; private set; }

    /// <summary>Every shader asked for so far, as the compiler got it.</summary>
    public IReadOnlyCollection<ShaderSource> Sources => sources.Values;

    /// <summary>The linked program of a compute shader with these defines.</summary>
    /// <exception cref="ShaderCompileException">It doesn't compile; the message names file and line.</exception>
    public uint Compute(string file, IEnumerable<KeyValuePair<string, string>> defines) =>
        Get((ShaderType.ComputeShader, ShaderSource.Load(folder, file, defines)));

    /// <summary>The linked program of a vertex and a fragment shader.</summary>
    /// <exception cref="ShaderCompileException">One doesn't compile; the message names file and line.</exception>
    public uint Draw(string vertexFile, string fragmentFile) =>
        Get((ShaderType.VertexShader, ShaderSource.Load(folder, vertexFile, [])), (ShaderType.FragmentShader, ShaderSource.Load(folder, fragmentFile, [])));

    public void Dispose()
    {
        foreach (var program in programs.Values) device.Gl.DeleteProgram(program);
        programs.Clear();
    }

    private uint Get(params ReadOnlySpan<(ShaderType Type, ShaderSource Source)> shaders)
    {
        var text = new StringBuilder(device.Renderer).Append('\n').Append(device.Version).Append('\n');
        foreach (var (type, source) in shaders)
        {
            text.Append(type).Append('\n').Append(source.Text);
            sources.TryAdd(source.Text, source);
        }

        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        if (programs.TryGetValue(key, out var program)) return program;
        program = device.Gl.CreateProgram();
        if (!TryLoad(program, key))
        {
            Link(program, shaders);
            Store(program, key);
        }

        programs[key] = program;
        return program;
    }

    private void Link(uint program, ReadOnlySpan<(ShaderType Type, ShaderSource Source)> shaders)
    {
        var gl = device.Gl;
        Compiled++;
        gl.ProgramParameter(program, ProgramParameterPName.BinaryRetrievableHint, 1);
        var handles = new List<uint>();
        try
        {
            foreach (var (type, source) in shaders)
            {
                var shader = gl.CreateShader(type);
                handles.Add(shader);
                gl.ShaderSource(shader, source.Text);
                gl.CompileShader(shader);
                gl.GetShader(shader, ShaderParameterName.CompileStatus, out var compiled);
                if (compiled == 0) throw Failure(source, gl.GetShaderInfoLog(shader));
                gl.AttachShader(program, shader);
            }

            gl.LinkProgram(program);
            gl.GetProgram(program, ProgramPropertyARB.LinkStatus, out var linked);
            if (linked == 0) throw Failure(shaders[0].Source, gl.GetProgramInfoLog(program));
        }
        catch
        {
            gl.DeleteProgram(program);
            throw;
        }
        finally
        {
            foreach (var shader in handles) gl.DeleteShader(shader);
        }
    }

    private ShaderCompileException Failure(ShaderSource source, string log)
    {
        // The exception says it already.
        device.Forget();
        var first = source.Translate(log).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault() ?? "the driver gives no reason";
        return new ShaderCompileException(
            first.StartsWith("shaders/", StringComparison.Ordinal) ? first : $"shaders/{source.File}: {first}");
    }

    private bool TryLoad(uint program, string key)
    {
        if (disk is null) return false;
        try
        {
            var file = Path.Combine(disk, key);
            if (!File.Exists(file)) return false;
            var bytes = File.ReadAllBytes(file);
            if (bytes.Length <= sizeof(int)) return false;
            fixed (byte* data = &bytes[sizeof(int)])
                device.Gl.ProgramBinary(program, (GLEnum)BitConverter.ToInt32(bytes), data, (uint)(bytes.Length - sizeof(int)));
            device.Gl.GetProgram(program, ProgramPropertyARB.LinkStatus, out var linked);
            if (linked != 0) return true;

            // A binary that the driver refuses is no error: the program is compiled again.
            device.Forget();
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The cache is a convenience: where it can't be written, programs are compiled again next time.
    private void Store(uint program, string key)
    {
        if (disk is null) return;
        device.Gl.GetProgram(program, ProgramPropertyARB.ProgramBinaryLength, out var length);
        if (length <= 0) return;
        var bytes = new byte[sizeof(int) + length];
        GLEnum format;
        uint written;
        fixed (byte* data = &bytes[sizeof(int)])
            device.Gl.GetProgramBinary(program, (uint)length, &written, &format, data);
        BitConverter.TryWriteBytes(bytes, (int)format);
        try
        {
            Directory.CreateDirectory(disk);
            var temporary = Path.Combine(disk, $"{key}.{Environment.ProcessId}");
            File.WriteAllBytes(temporary, bytes.AsSpan(0, sizeof(int) + (int)written));
            File.Move(temporary, Path.Combine(disk, key), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
