using LiveConv.Host.Commands;
using LiveConv.Host.Output;
using LiveConv.Host.Overlay;
using LiveConv.Models;
using LiveConv.Pipelines;

namespace LiveConv.Host.Loop;

// Networks, which load and run beside the display.
internal sealed partial class LiveSession
{
    /// <summary>What is shown when the first network is cancelled.</summary>
    private const string WithoutNetwork = "identity";

    // The pipeline that was shown before, to go back to.
    private string? fallback;

    private bool IsLoading => stage is NetworkStage { IsReady: false };

    private NetworkSettings NetworkOf(string name, IPipelineDefinition? known, int width, int height)
    {
        var settings = options.Settings;
        var model = name == settings.Pipeline ? settings.Model : new ModelOptions();
        return new NetworkSettings
        {
            Name = known?.Name ?? TitleOf(name),
            Width = width,
            Height = height,
            Load = (progress, cancel) => known ?? PipelineResolver.Resolve(name, model, options.Context.Warn, progress, cancel),
            MakeExecutor = () => Backends.Create(settings.Backend, settings.Threads, settings.Precision),
            Report = record => JsonOutput.WriteLine(options.Context.Out, record, JsonOutput.Default.ModelRecord),
            Background = settings.Background.Kind,
            BackgroundColor = settings.Background.Color,
        };
    }

    // Of files the name is enough; networks that are all called model.onnx go by their folders.
    private static string TitleOf(string path) => Path.GetFileName(path) is var file && file.Equals("model.onnx", StringComparison.OrdinalIgnoreCase)
        && Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) is { Length: > 0 } folder ? folder : file;

    /// <summary>Takes what the network has found, and gives it the newest frame.</summary>
    private void PollNetwork()
    {
        if (stage is not NetworkStage network) return;
        network.ShowsMaps = state.ShowsMaps && !panels.IsOpen;
        var wasReady = network.IsReady;
        if (network.Poll(frame)) Refresh();
        if (!wasReady && network.IsReady)
        {
            definition = network.Definition;
            Describe();
            ToWindow(WindowAction.NextPipeline);
            if (toast.IsPending) Tell(stage.Name, problem: false, Toast.BriefSeconds);
        }

        if (network.Failure is not { } failure) return;
        // Without anything to go back to the program ends, as it does for a filter that can't be loaded.
        if (fallback is null) failure.Throw();
        options.Context.Warn(failure.SourceException.Message.ReplaceLineEndings(" "));
        LeaveNetwork();
        Tell(failure.SourceException.Message.ReplaceLineEndings(" "), problem: true);
    }

    /// <summary>Goes back to what was shown before the network.</summary>
    private void LeaveNetwork()
    {
        var before = fallback ?? WithoutNetwork;
        fallback = null;
        LoadNew(before);
    }

    private void CancelLoading()
    {
        var name = stage.Name;
        LeaveNetwork();
        Tell($"{name}: cancelled", problem: false);
    }

    private void NextBackground()
    {
        if (stage is NetworkStage { HasBackground: true } network)
        {
            network.Background = (Background)(((int)network.Background + 1) % Enum.GetValues<Background>().Length);
            Tell($"background: {network.Background.ToString().ToLowerInvariant()}", problem: false, Toast.BriefSeconds);
        }
        else
        {
            Tell("the background can be changed with a network that segments", problem: false);
        }
    }
}
