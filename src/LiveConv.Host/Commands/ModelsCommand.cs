using System.CommandLine;
using LiveConv.Models.Catalog;
using Spectre.Console;

namespace LiveConv.Host.Commands;

/// <summary><c>models</c>: well-known networks, and getting them.</summary>
internal static class ModelsCommand
{
    public static Command Make(CommandContext context)
    {
        var command = new Command("models", "Lists well-known networks and fetches their ONNX files.");
        ExampleHelp.Add(command, "liveconv models list", "liveconv models pull squeezenet");
        command.Subcommands.Add(MakeList(context));
        command.Subcommands.Add(MakePull(context));
        command.SetAction(_ => List(ModelStore.Default, false, context));
        return command;
    }

    private static Command MakeList(CommandContext context)
    {
        var command = new Command("list", "Lists the networks that can be pulled, and which are here.");
        var to = MakeFolderOption();
        var json = new Option<bool>("--json") { Description = "Prints a JSON array" };
        command.Options.Add(to);
        command.Options.Add(json);
        ExampleHelp.Add(command, "liveconv models list");
        command.SetAction(parsed => List(Store(parsed.GetValue(to)), parsed.GetValue(json), context));
        return command;
    }

    private static Command MakePull(CommandContext context)
    {
        var command = new Command("pull", "Fetches networks with their labels; a transfer that was interrupted goes on from where it was.");
        var names = new Argument<string[]>("name") { HelpName = "NAME", Description = "One or more names of the list", Arity = ArgumentArity.OneOrMore };
        var to = MakeFolderOption();
        command.Arguments.Add(names);
        command.Options.Add(to);
        ExampleHelp.Add(command, "liveconv models pull squeezenet ultraface", "liveconv run --pipeline squeezenet");
        command.SetAction(parsed => Pull(parsed.GetValue(names)!, Store(parsed.GetValue(to)), context));
        return command;
    }

    private static Option<string?> MakeFolderOption() => new("--to")
    {
        HelpName = "FOLDER",
        Description = $"The folder of the models; each gets a folder of its own in it (default: {ModelStore.Default.Folder})",
    };

    private static ModelStore Store(string? folder) => folder is null ? ModelStore.Default : new ModelStore(folder);

    private static int List(ModelStore store, bool json, CommandContext context)
    {
        var entries = ModelCatalog.Load().Entries;
        if (json)
        {
            IReadOnlyList<ModelEntry> list = [.. entries.Select(entry => new ModelEntry(
                entry.Name, entry.Summary, entry.Task, entry.FileName, entry.File.Size, entry.File.Sha256, entry.Licence,
                [.. entry.File.Addresses.Select(address => address.AbsoluteUri)], store.Find(entry.Name)))];
            JsonOutput.Write(context.Out, list, JsonOutput.Default.IReadOnlyListModelEntry);
            return ExitCode.Ok;
        }

        var table = Text.MakeTable("model", "what it is", "size", "licence", "here");
        foreach (var entry in entries)
            table.AddRow(Markup.Escape(entry.Name), Markup.Escape(entry.Summary), Text.Size(entry.File.Size), Markup.Escape(entry.Licence), store.Find(entry.Name) is null ? "" : "yes");
        Text.Write(context.Out, table);
        context.Out.WriteLine($"folder: {store.Folder}");
        return ExitCode.Ok;
    }

    private static int Pull(string[] names, ModelStore store, CommandContext context)
    {
        var catalog = ModelCatalog.Load();
        var unknown = names.Where(name => catalog.Find(name) is null).ToArray();
        if (unknown.Length > 0)
            throw new UsageException(string.Join("; ", unknown.Select(name => $"there is no model '{name}'{catalog.Suggest(name)}")));
        using var line = new PullProgress(context);
        using var downloader = new Downloader(new DownloadOptions { Progress = line.Update });
        foreach (var entry in names.Distinct().Select(name => catalog.Find(name)!))
        {
            line.Begin(entry);
            var result = store.PullAsync(entry, downloader, context.Cancel).GetAwaiter().GetResult();
            line.End();
            if (!result.Fetched) context.Warn($"{entry.Name} is there already");
            if (result.LabelsProblem is { } problem) context.Warn($"{entry.Name} has no names for its classes: {problem}");
            context.Out.WriteLine(result.Path);
        }

        return ExitCode.Ok;
    }
}
