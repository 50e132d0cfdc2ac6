using System.Text.Json;
using LiveConv.Host.Commands;
using LiveConv.Host.Microscope;
using LiveConv.Host.Output;

namespace LiveConv.Host.Loop;

/// <summary>What of the window is remembered from run to run, in $XDG_CONFIG_HOME/liveconv/window.json.</summary>
internal sealed record WindowSettings
{
    /// <summary>Size of the window in its own units; null for the default.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Names of the open panels.</summary>
    public string[] Panels { get; init; } = [];

    /// <summary>Name of the zoomed panel; null for none.</summary>
    public string? Zoomed { get; init; }

    /// <summary>What the picture's tile shows: 0 the frame, 1 the result.</summary>
    public int Picture { get; init; }

    public bool Hud { get; init; } = true;

    public bool Strip { get; init; } = true;

    /// <summary>$XDG_CONFIG_HOME/liveconv/window.json, or the same under ~/.config.</summary>
    public static string DefaultPath
    {
        get
        {
            var config = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
            // The XDG specification: a relative path there is to be ignored.
            if (!Path.IsPathRooted(config)) config = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
            return Path.Combine(config!, "liveconv", "window.json");
        }
    }

    /// <summary>Reads what was remembered; what can't be read is forgotten, with a warning.</summary>
    public static WindowSettings Load(string path, Action<string> warn)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), JsonOutput.Default.WindowSettings) ?? new WindowSettings() : new WindowSettings();
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            warn($"{path}: not read, the window begins anew ({failure.Message.ReplaceLineEndings(" ")})");
            return new WindowSettings();
        }
    }

    /// <summary>Writes it whole or not at all.</summary>
    public void Save(string path, Action<string> warn)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var partial = new PartialPath(path);
            File.WriteAllBytes(partial.Name, JsonSerializer.SerializeToUtf8Bytes(this, JsonOutput.Default.WindowSettings));
            partial.Commit();
        }
        catch (Exception failure) when (failure is OutputException or IOException or UnauthorizedAccessException)
        {
            warn($"{path}: the window's state isn't kept: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Opens the panels that were open.</summary>
    public void Apply(WorkbenchState state)
    {
        foreach (var entry in PanelTable.Entries.Where(entry => Panels.Contains(entry.Name))) state.Open.Add(entry.Kind);
        state.Zoomed = Zoomed is { } name && PanelTable.Find(name) is { } zoomed && state.Open.Contains(zoomed.Kind) ? zoomed.Kind : null;
        state.Picture = Math.Clamp(Picture, 0, 1);
    }
}
