using LiveConv.Host.Drawing;
using LiveConv.Host.Ui;
using LiveConv.Microscope.Kernels;

namespace LiveConv.Host.Microscope.Weights;

/// <summary>What can be done to the chosen kernel: presets, sum 1, undo, redo, saving.</summary>
internal sealed class KernelTools(Scene scene, KernelsState state)
{
    private string file = "";

    /// <summary>Draws those that fit.</summary>
    /// <returns>The height that they take.</returns>
    public int Draw(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var flow = new Flow(box, ui.RowHeight, canvas.Grid(0.5));
        if (Fits(flow.Next(canvas.Grid(7)), out var place) && ui.Button("kernels.undo", place, "undo", "takes the last change of a kernel back (e)", isEnabled: scene.Kernels.CanUndo)) state.Undo();
        if (Fits(flow.Next(canvas.Grid(7)), out place) && ui.Button("kernels.redo", place, "redo", "does again what was taken back (E)", isEnabled: scene.Kernels.CanRedo)) state.Undo(again: true);
        var hasSum = KernelPresets.HasSum(state.Kernel);
        if (Fits(flow.Next(canvas.Grid(7)), out place)
            && ui.Button("kernels.normalize", place, "sum 1", hasSum ? "divides the weights by their sum, so that a flat picture keeps its value" : "the weights sum to 0: they can't be divided by their sum", isEnabled: hasSum))
            state.Set(KernelPresets.SumToOne(state.Kernel));
        for (var i = 0; i < KernelPresets.Names.Length; i++)
        {
            var name = KernelPresets.Names[i];
            if (!Fits(flow.Next(canvas.Measure(TextSize.Small, name) + canvas.Grid(2)), out place)) break;
            if (ui.Button(new ControlId("kernels.preset", i), place, name, "puts this kernel in the place of the chosen one, in its size")) Apply(name);
        }

        return flow.Used;
    }

    /// <summary>The line in which kernels are saved.</summary>
    public void DrawFile(UiContext ui, Box box)
    {
        var canvas = ui.Canvas;
        var room = new Room(box, canvas.Grid(0.5));
        if (file.Length == 0) file = KernelFile.NameFor(scene);
        if (ui.Button("kernels.save", room.Left(canvas.Grid(7)), "save", KernelFile.Tip(scene))) state.Message = KernelFile.Save(scene, state, file);
        if (ui.Text("kernels.file", room.Rest with { Width = Math.Min(room.Rest.Width, canvas.Grid(40)) }, ref file, "name of the file", "where to save: Enter takes the name")) state.Message = null;
    }

    private void Apply(string name)
    {
        var bank = state.Bank!;
        if (KernelPresets.Find(name, bank.Height, bank.Width) is { } kernel)
        {
            var weights = Array.ConvertAll(kernel.Weights, weight => (float)weight);
            // A true convolution turns what is stored.
            if (bank.Flips) Array.Reverse(weights);
            state.Message = null;
            state.Set(weights);
        }
        else
        {
            state.Message = $"{name} needs a larger kernel than {bank.Height}×{bank.Width}";
        }
    }

    private static bool Fits(Box box, out Box place)
    {
        place = box;
        return !box.IsEmpty;
    }
}
