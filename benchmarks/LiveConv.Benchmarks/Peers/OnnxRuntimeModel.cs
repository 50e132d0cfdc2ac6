using System.Text;
using LiveConv.Graphs;
using LiveConv.Tensors;

namespace LiveConv.Benchmarks.Peers;

/// <summary>A graph of one input and one output in ONNX Runtime: both tensors are made once, so that a run only computes.</summary>
internal sealed unsafe class OnnxRuntimeModel : IDisposable
{
    private readonly OnnxRuntime runtime;
    private readonly nint session;
    private readonly nint input;
    private readonly nint output;
    private readonly byte[] inputName;
    private readonly byte[] outputName;

    /// <param name="runtime">The library.</param>
    /// <param name="file">What <see cref="ModelWriter"/> wrote of the graph.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="values">Values of its input.</param>
    /// <param name="threads">Threads that compute.</param>
    public OnnxRuntimeModel(OnnxRuntime runtime, string file, Graph graph, Tensor values, int threads)
    {
        this.runtime = runtime;
        session = runtime.Open(file, threads);
        var (from, to) = (graph.Inputs[0], graph.Outputs[0]);
        (inputName, outputName) = (Name(from.Name), Name(to.Name));
        var data = GC.AllocateUninitializedArray<float>(values.Data.Length, pinned: true);
        values.Data.CopyTo(data, 0);
        Output = GC.AllocateUninitializedArray<float>(to.Shape.Count, pinned: true);
        input = runtime.Wrap(data, Sizes(from.Shape));
        output = runtime.Wrap(Output, Sizes(to.Shape));
    }

    /// <summary>The values of the last run.</summary>
    public float[] Output { get; }

    public void Run()
    {
        fixed (byte* from = inputName, to = outputName) runtime.Run(session, from, input, to, output);
    }

    public void Dispose()
    {
        runtime.CloseValue(input);
        runtime.CloseValue(output);
        runtime.CloseSession(session);
    }

    private static byte[] Name(string name) => Encoding.UTF8.GetBytes(name + '\0');

    private static long[] Sizes(Shape shape) => Array.ConvertAll(shape.Sizes.ToArray(), size => (long)size);
}
