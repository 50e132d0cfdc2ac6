using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Kernels.Hardware;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;
using LiveConv.Verification;

namespace LiveConv.Shaders.Kernels;

/// <summary>What a kernel builds its dispatches with: the node's tensors on the GPU, the compiler, buffers for its constants.</summary>
internal sealed class KernelBuilder(GlDevice device, ProgramCache programs, IReadOnlyDictionary<Node, GpuTensor> tensors, ICollection<IDisposable> owned)
{
    /// <summary>Workgroups along an axis that every device allows.</summary>
    private const int MostGroups = 65_535;

    private readonly Dictionary<GpuTensor, BorderMode> filled = [];
    private readonly HashSet<GpuTensor> bordered = [];
    private readonly Dictionary<Dispatch, GpuTensor> zeroMargins = [];
    private List<Dispatch> dispatches = [];

    public Node Node { get; private set; } = null!;

    public GpuTensor Output => tensors[Node];

    /// <summary>What the kernel declares about its rounding: it may set another while it builds.</summary>
    public ErrorModel ErrorModel { get; set; } = ErrorModel.Direct;

    /// <summary>What tests choose; nothing elsewhere.</summary>
    public KernelTuning Tuning { get; init; } = new();

    /// <summary>Whether weights of convolutions are stored as halves.</summary>
    public bool HalvesWeights { get; init; }

    /// <summary>Whether the weights are going to change: they must not be compiled into programs.</summary>
    public bool WeightsChange { get; init; }

    public int MaxUniformBlockBytes => device.MaxUniformBlockBytes;

    /// <summary>The largest buffer that a shader reads.</summary>
    public long MaxBufferBytes => device.MaxTensorBytes;

    public GpuTensor Input(int input) => tensors[Node.Inputs[input]];

    /// <summary>The values of a constant input.</summary>
    /// <exception cref="InvalidOperationException">The input isn't a constant: the kernel should not support the node.</exception>
    public Tensor Constant(int input) => Node.Inputs[input].Constant
        ?? throw new InvalidOperationException($"layer '{Node.Name}' ({Node.Op.Name}): input {input} isn't a constant");

    /// <summary>The dispatches of one node.</summary>
    public Dispatch[] Build(Kernel kernel, Node node)
    {
        Node = node;
        dispatches = [];
        ErrorModel = ErrorModel.Direct;
        kernel.Build(this);
        return [.. dispatches];
    }

    /// <summary>A buffer of the kernel's own, with these values.</summary>
    public GpuBuffer Buffer<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = (long)values.Length * 4;
        if (bytes > device.MaxTensorBytes)
            throw new GlException($"layer '{Node.Name}' ({Node.Op.Name}) has {bytes >> 20} MiB of weights, but {device.Renderer} allows {device.MaxTensorBytes >> 20} MiB; use --backend cpu");
        var buffer = Buffer(bytes);
        buffer.Write(values);
        return buffer;
    }

    /// <summary>A buffer of the kernel's own, with these values.</summary>
    public GpuBuffer Buffer(float[] values) => Buffer<float>(values);

    /// <summary>A buffer of the kernel's own, of zeros.</summary>
    public GpuBuffer Buffer(long bytes) => Own(new GpuBuffer(device.Gl, bytes));

    /// <summary>A tensor of the kernel's own, for what lies between its dispatches.</summary>
    public GpuTensor Scratch(Shape shape, TensorLayout layout, int marginY = 0, int marginX = 0) =>
        Own(new GpuTensor(device.Gl, shape, layout, marginY, marginX));

    /// <summary>A tensor of the kernel's own, with these values.</summary>
    public GpuTensor Upload(Tensor values, TensorLayout layout)
    {
        var tensor = Scratch(values.Shape, layout);
        tensor.Write(values);
        return tensor;
    }

    /// <summary>The defines that name the tensors, INPUT0… and OUTPUT, with sizes that are known to the compiler.</summary>
    public Defines Tensors()
    {
        var defines = new Defines();
        for (var i = 0; i < Node.Inputs.Length; i++)
        {
            if (tensors.TryGetValue(Node.Inputs[i], out var tensor)) defines.Add($"INPUT{i}", tensor.Define);
        }

        defines.Add("OUTPUT", Output.Define);
        return defines;
    }

    /// <summary>The defines that name these tensors, INPUT0… and OUTPUT, with sizes that are arguments: one program for all.</summary>
    public static Defines Sized(GpuTensor output, params ReadOnlySpan<GpuTensor> inputs)
    {
        var defines = new Defines();
        for (var i = 0; i < inputs.Length; i++) inputs[i].AddTo(defines, $"INPUT{i}");
        output.AddTo(defines, "OUTPUT");
        return defines;
    }

    /// <summary>One invocation a texel of the output, in blocks of <paramref name="rows"/> rows.</summary>
    public void OverOutput(string shader, Defines defines, int rows, params Binding[] bindings) =>
        Add(shader, defines, Output.Columns, (Output.Height + rows - 1) / rows, Output.Planes, bindings);

    /// <summary>The same for a shader that includes threads.glsl, over any tensor.</summary>
    public void Over(GpuTensor output, string shader, Defines defines, int rows, params Binding[] bindings)
    {
        var blocks = (output.Height + rows - 1) / rows;
        var all = (long)output.Columns * blocks * output.Planes;
        var flat = output.Columns % Kernel.GroupSize != 0 && output.Columns < 4 * Kernel.GroupSize && all < (long)MostGroups * Kernel.GroupSize;
        defines.Add("FLAT", flat ? 1 : 0);
        if (flat) Add(shader, defines, (int)all, 1, 1, bindings);
        else Add(shader, defines, output.Columns, blocks, output.Planes, bindings);
    }

    /// <summary>A dispatch of so many invocations; x is rounded up to whole workgroups.</summary>
    public void Add(string shader, Defines defines, int x, int y, int z, params Binding[] bindings)
    {
        AddGroups(shader, defines, (x + Kernel.GroupSize - 1) / Kernel.GroupSize, y, z, bindings);
    }

    /// <summary>A dispatch of so many workgroups.</summary>
    public void AddGroups(string shader, Defines defines, int groups, int y, int z, params Binding[] bindings)
    {
        if (groups == 0 || y == 0 || z == 0) return;
        if (groups > MostGroups || y > MostGroups || z > MostGroups)
            throw new GlException($"layer '{Node.Name}' ({Node.Shape}) is larger than OpenGL computes at once; use a smaller --size, or --backend cpu");
        dispatches.Add(new Dispatch(shader, programs.Compute($"ops/{shader}.comp", defines), (uint)groups, (uint)y, (uint)z, bindings, [.. defines.Arguments]));
    }

    /// <summary>Fills <paramref name="to"/> with values of <paramref name="from"/>, whatever their layouts.</summary>
    /// <param name="from">The tensor that is read.</param>
    /// <param name="to">The tensor that is written.</param>
    /// <param name="source">For a row-major index of <paramref name="to"/> that of the value in <paramref name="from"/>, or −1.</param>
    /// <param name="fill">The value where there is no source.</param>
    public void Gather(GpuTensor from, GpuTensor to, Func<int, int> source, float fill = 0)
    {
        var places = new int[to.Planes * to.Height * to.Columns * 4];
        Array.Fill(places, -1);
        for (var i = 0; i < to.Shape.Count; i++)
        {
            var place = source(i);
            if (place >= 0) places[to.CompactIndex(i)] = from.ElementIndex(place);
        }

        var defines = Sized(to);
        defines.AddArgument("FILL", fill);
        Over(to, "gather_places", defines, 1, Binding.Values(0, from.Buffer), Binding.Indices(1, Buffer<int>(places)), Binding.Storage(2, to.Buffer));
    }

    /// <summary>Writes all values of <paramref name="from"/> to places of <paramref name="to"/>, whatever their layouts.</summary>
    /// <param name="from">The tensor that is read.</param>
    /// <param name="to">The tensor that is written, in part.</param>
    /// <param name="target">For a row-major index of <paramref name="from"/> that of the value in <paramref name="to"/>.</param>
    public void Scatter(GpuTensor from, GpuTensor to, Func<int, int> target)
    {
        var places = new int[from.Planes * from.Height * from.Columns * 4];
        Array.Fill(places, -1);
        for (var i = 0; i < from.Shape.Count; i++) places[from.CompactIndex(i)] = to.ElementIndex(target(i));
        var defines = new Defines();
        from.AddTo(defines, "INPUT0");
        Over(from, "scatter_places", defines, 1, Binding.Texels(0, from.Buffer), Binding.Indices(1, Buffer<int>(places)), Binding.Storage(2, to.Buffer));
    }

    /// <summary>Makes the margin of an input show this border. Free where it already does.</summary>
    public void FillMargin(int input, BorderMode border) => FillMargin(Input(input), border);

    /// <summary>Makes the margin of a tensor show this border. Free where it already does.</summary>
    public void FillMargin(GpuTensor tensor, BorderMode border)
    {
        if (filled.TryGetValue(tensor, out var present) && present == border) return;
        filled[tensor] = border;
        if (border != BorderMode.Zero) bordered.Add(tensor);
        var (above, below) = (tensor.MarginY, tensor.Rows - tensor.MarginY - tensor.Height);
        var invocations = ((above + below) * tensor.Pitch) + (tensor.Height * ((2 * tensor.MarginTexels) + 1));
        var defines = new Defines { { "BORDER", (int)border } };
        tensor.AddTo(defines, "TENSOR");
        defines.AddArgument("MARGIN_Y", tensor.MarginY);
        defines.AddArgument("MARGIN_TEXELS", tensor.MarginTexels);
        defines.AddArgument("ROWS", tensor.Rows);
        if (tensor.IsHalf) defines.Add("FORMAT0", "r16f");
        Storage.Add(defines, tensor);
        Add("margin", defines, invocations, 1, tensor.Planes, Binding.Values(0, tensor), Binding.Storage(1, tensor.Buffer));
        if (border == BorderMode.Zero && tensor.KeepsMargin) zeroMargins[dispatches[^1]] = tensor;
    }

    /// <summary>Whether a dispatch only writes zeros where zeros stay; known when all nodes are built.</summary>
    public bool IsNeedless(Dispatch dispatch) => zeroMargins.TryGetValue(dispatch, out var tensor) && !bordered.Contains(tensor);

    private T Own<T>(T item)
        where T : IDisposable
    {
        owned.Add(item);
        return item;
    }
}
