using System.Text;
using LiveConv.Graphs;
using LiveConv.Ops;
using LiveConv.Shaders.Programs;

namespace LiveConv.Shaders;

/// <summary>Layers that work value by value, as statements of a shader that includes points.glsl.</summary>
internal sealed class PointProgram
{
    private readonly Dictionary<Node, string> names = [];
    private readonly Dictionary<Node, string> operands = [];
    private readonly StringBuilder statements = new();

    /// <summary>Layers that it computes.</summary>
    public int Layers { get; private set; }

    /// <summary>Layers and inputs that it takes and doesn't compute, by the names that the statements call them.</summary>
    public IReadOnlyDictionary<Node, string> Operands => operands;

    /// <summary>The program that returns a node, from the first layers on the way that do more than work value by value.</summary>
    /// <param name="result">What is computed.</param>
    /// <param name="name">How the shader calls what isn't computed here.</param>
    public static PointProgram Of(Node result, Func<Node, string> name)
    {
        var program = new PointProgram();
        var last = program.Compute(result, name);
        program.statements.Append("return ").Append(last).Append(';');
        return program;
    }

    /// <summary>The statements; the last returns the result.</summary>
    public override string ToString() => statements.ToString();

    private string Compute(Node node, Func<Node, string> name)
    {
        if (names.TryGetValue(node, out var known)) return known;
        if (node.IsLayer && node.Inputs.All(input => input.Shape == node.Shape && input.Constant is null) && Operator(node.Op) is { } expression)
        {
            var values = node.Inputs.Select(input => Compute(input, name)).ToArray();
            var value = $"v{Layers++}";
            statements.Append("precise vec4 ").Append(value).Append(" = ").Append(expression(values)).Append("; ");
            return names[node] = value;
        }

        return names[node] = operands[node] = name(node);
    }

    // As the op's own shader has it.
    private static Func<string[], string>? Operator(Op op) => op switch
    {
        Abs => x => $"abs({x[0]})",
        Relu => x => $"rectified({x[0]})",
        Clamp clamp => x => $"limited({x[0]}, {Defines.Exact(clamp.Low)}, {Defines.Exact(clamp.High)})",
        Affine affine => x => $"{x[0]} * {Defines.Exact(affine.Scale)} + {Defines.Exact(affine.Shift)}",
        Add => x => $"{x[0]} + {x[1]}",
        Sub => x => $"{x[0]} - {x[1]}",
        Mul => x => $"{x[0]} * {x[1]}",
        Max => x => $"larger({x[0]}, {x[1]})",
        Min => x => $"smaller({x[0]}, {x[1]})",
        _ => null,
    };
}
