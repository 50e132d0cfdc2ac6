using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Gl;
using LiveConv.Shaders.Programs;
using LiveConv.Tensors;

namespace LiveConv.Shaders.Kernels;

/// <summary>What a kernel builds its dispatches with: the node's tensors on the GPU, the compiler, buffers for its constants.</summary>
internal sealed class KernelBuilder(GlDevice device, ProgramCache programs, IReadOnlyDictionary<Node, GpuTensor> tensors, ICollection<GpuBuffer> owned)
{
    private readonly Dictionary<GpuTensor, BorderMode> filled = [];
    private List<Dispatch> dispatches = [];

    public Node Node { get; private set; } = null!;

    public GpuTensor Output => tensors[Node];

    public int MaxUniformBlockBytes => device.MaxUniformBlockBytes;

    public GpuTensor Input(int input) => tensors[Node.Inputs[input]];

    /// <summary>The values of a constant input.</summary>
    /// <exception cref="NotSupportedException">The input isn't a constant.</exception>
    public Tensor Constant(int input) => Node.Inputs[input].Constant
        ?? throw new NotSupportedException($"layer '{Node.Name}' ({Node.Op.Name}): the gl backend needs input {input} to be a constant");

    /// <summary>The dispatches of one node.</summary>
    public Dispatch[] Build(Kernel kernel, Node node)
    {
        Node = node;
        dispatches = [];
        kernel.Build(this);
        return [.. dispatches];
    }

    /// <summary>A buffer of the kernel's own, with these values.</summary>
    public GpuBuffer Buffer(ReadOnlySpan<float> values)
    {
        var buffer = Buffer(values.Length * sizeof(float));
        buffer.Write(values);
        return buffer;
    }

    /// <summary>A buffer of the kernel's own, of zeros.</summary>
    public GpuBuffer Buffer(int bytes)
    {
        var buffer = new GpuBuffer(device.Gl, bytes);
        owned.Add(buffer);
        return buffer;
    }

    /// <summary>The defines that name the tensors: INPUT0…, OUTPUT.</summary>
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

    /// <summary>One invocation a texel of the output, in blocks of <paramref name="rows"/> rows.</summary>
    public void OverOutput(string shader, Defines defines, int rows, params Binding[] bindings) =>
        Add(shader, defines, Output.Columns, (Output.Shape.H + rows - 1) / rows, Output.Planes, bindings);

    /// <summary>A dispatch of so many invocations; x is rounded up to whole workgroups.</summary>
    public void Add(string shader, Defines defines, int x, int y, int z, params Binding[] bindings)
    {
        if (x == 0 || y == 0 || z == 0) return;
        dispatches.Add(new Dispatch(
            shader,
            programs.Compute($"ops/{shader}.comp", defines),
            (uint)((x + Kernel.GroupSize - 1) / Kernel.GroupSize),
            (uint)y,
            (uint)z,
            bindings));
    }

    /// <summary>Makes the margin of an input show this border. Free where it already does.</summary>
    public void FillMargin(int input, BorderMode border)
    {
        var tensor = Input(input);
        if (filled.TryGetValue(tensor, out var present) && present == border) return;
        filled[tensor] = border;
        var (above, below) = (tensor.MarginY, tensor.Rows - tensor.MarginY - tensor.Shape.H);
        var invocations = ((above + below) * tensor.Pitch) + (tensor.Shape.H * ((2 * tensor.MarginTexels) + 1));
        var defines = new Defines
        {
            { "TENSOR", tensor.Define },
            { "BORDER", (int)border },
            { "MARGIN_Y", tensor.MarginY },
            { "MARGIN_TEXELS", tensor.MarginTexels },
            { "ROWS", tensor.Rows },
        };
        Add("margin", defines, invocations, 1, tensor.Planes, Binding.Values(0, tensor.Buffer), Binding.Storage(1, tensor.Buffer));
    }
}
