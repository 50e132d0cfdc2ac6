using LiveConv.Ops;
using LiveConv.Tensors;

namespace LiveConv.Cpu;

/// <summary>ArgMax, ArgMin and Hardmax: a row is one group of values along the axis.</summary>
internal sealed class AxisSearchCpu : CpuKernel
{
    private readonly Tensor input;
    private readonly Tensor output;
    private readonly AxisGroups groups;
    private readonly bool smallest;
    private readonly bool last;
    private readonly bool marks;

    private AxisSearchCpu(Tensor input, int axis, Tensor output, bool smallest, bool last, bool marks)
    {
        this.input = input;
        this.output = output;
        groups = new AxisGroups(input.Shape, [axis]);
        (this.smallest, this.last, this.marks) = (smallest, last, marks);
    }

    public static AxisSearchCpu Index(ArgOp op, Tensor[] inputs, Tensor output) =>
        new(inputs[0], op.Axis, output, op is ArgMin, op.LastIndex, marks: false);

    public static AxisSearchCpu Hardmax(Hardmax op, Tensor[] inputs, Tensor output) =>
        new(inputs[0], op.Axis, output, smallest: false, last: false, marks: true);

    public override int Rows(int phase) => groups.Members.Length == 0 ? 0 : groups.Starts.Length;

    public override void Run(int phase, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var start = groups.Starts[row];
            var found = Find(start);
            if (!marks)
            {
                output.Integers[row] = found;
                continue;
            }

            for (var i = 0; i < groups.Members.Length; i++) output.Values[start + groups.Members[i]] = i == found ? 1 : 0;
        }
    }

    private int Find(int start)
    {
        var x = input.Values;
        var found = 0;
        var best = x[start];
        for (var i = 1; i < groups.Members.Length; i++)
        {
            var value = x[start + groups.Members[i]];
            var beats = (smallest ? value < best : value > best) || (!marks && float.IsNaN(value) && !float.IsNaN(best));
            if (beats || (last && value == best)) (found, best) = (i, value);
        }

        return found;
    }
}
