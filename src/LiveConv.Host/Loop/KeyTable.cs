using Silk.NET.Input;

namespace LiveConv.Host.Loop;

/// <summary>The keys of the window: what they do, the help overlay and docs/keys.md all come from this table.</summary>
public static class KeyTable
{
    public static IReadOnlyList<KeyBinding> Bindings { get; } =
    [
        new("Space", WindowAction.Pause, "pause, go on", " "),
        new(".", WindowAction.Step, "one frame further", "."),
        new(",", WindowAction.StepBack, "one frame back in the kept seconds", ","),
        new("Home", WindowAction.GoLive, "back to the stream as it comes", Keys: [Key.Home]),
        new("Tab", WindowAction.NextPipeline, "next pipeline", Keys: [Key.Tab]),
        new("Shift+Tab", WindowAction.PreviousPipeline, "previous pipeline", Keys: [Key.Tab], Shift: true),
        new("m", WindowAction.NextView, "next view: result, side by side, blend, mosaic", "m"),
        new("↑", WindowAction.LayerUp, "previous layer", Keys: [Key.Up]),
        new("↓", WindowAction.LayerDown, "next layer", Keys: [Key.Down]),
        new("←", WindowAction.ChannelLeft, "previous feature map", Keys: [Key.Left]),
        new("→", WindowAction.ChannelRight, "next feature map", Keys: [Key.Right]),
        new("Enter", WindowAction.WholeMap, "the chosen feature map in full size, and back", Keys: [Key.Enter, Key.KeypadEnter]),
        new("PageUp", WindowAction.PageBack, "panel of the feature maps: the page before", Keys: [Key.PageUp]),
        new("PageDown", WindowAction.PageOn, "panel of the feature maps: the next page", Keys: [Key.PageDown]),
        new("d", WindowAction.Deeper, "panel of the arithmetic: down to the largest contribution", "d"),
        new("u", WindowAction.Higher, "panel of the arithmetic: one step up", "u"),
        new("k", WindowAction.TurnKernel, "panel of the kernels: as they are stored, or turned by 180°", "k"),
        new("e", WindowAction.Undo, "panel of the kernels: take the last change back", "e"),
        new("E", WindowAction.Redo, "panel of the kernels: do again what was taken back", "E"),
        new("l", WindowAction.Strip, "feature maps over the picture on, off", "l"),
        new("v", WindowAction.Difference, "difference to the reference on, off", "v"),
        new("i", WindowAction.Hud, "figures on, off", "i"),
        new("b", WindowAction.Background, "background of a segmentation: mask, blurred, one colour", "b"),
        new("s", WindowAction.Screenshot, "save the result as PNG", "s"),
        new("1", WindowAction.OpenLayers, "panel: the layers with their times", "1"),
        new("2", WindowAction.OpenMaps, "panel: the feature maps of the chosen layer", "2"),
        new("3", WindowAction.OpenProbe, "panel: the arithmetic behind one value", "3"),
        new("4", WindowAction.OpenKernels, "panel: the kernels, to look at and to change", "4"),
        new("5", WindowAction.OpenWhy, "panel: what in the picture made it so", "5"),
        new("6", WindowAction.OpenEquivariance, "panel: shift, turn and scale the picture", "6"),
        new("7", WindowAction.OpenCosts, "panel: parameters and multiply–adds", "7"),
        new("8", WindowAction.OpenCompare, "panel: two executors or pipelines side by side", "8"),
        new("9", WindowAction.OpenTime, "panel: the last seconds, to go back to", "9"),
        new("0", WindowAction.ClosePanels, "close all panels", "0"),
        new("z", WindowAction.Zoom, "the last opened panel in the room of all, and back", "z"),
        new("f", WindowAction.Fullscreen, "full screen on, off", "f"),
        new("?", WindowAction.Help, "this help on, off", "?"),
        new("Esc", WindowAction.Cancel, "leave the help, the zoomed panel, all panels, a loading network; else quit", Keys: [Key.Escape]),
        new("q", WindowAction.Quit, "quit", "q"),
    ];

    /// <summary>What a character does, or null.</summary>
    public static WindowAction? Find(char character)
    {
        foreach (var binding in Bindings)
        {
            if (binding.Characters.Contains(character)) return binding.Action;
        }

        return null;
    }

    /// <summary>What a key that makes no character does, or null.</summary>
    public static WindowAction? Find(Key key, bool shift)
    {
        WindowAction? without = null;
        foreach (var binding in Bindings)
        {
            if (binding.Keys is not { } keys || !keys.Contains(key)) continue;
            if (binding.Shift == shift) return binding.Action;
            if (!binding.Shift) without = binding.Action;
        }

        return without;
    }
}
