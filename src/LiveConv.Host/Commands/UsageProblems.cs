using System.CommandLine;
using System.CommandLine.Parsing;
using LiveConv.Pipelines;

namespace LiveConv.Host.Commands;

/// <summary>Says what is wrong with a command line, with the word that was probably meant.</summary>
internal static class UsageProblems
{
    /// <summary>One line for each problem; of words that mean nothing, only the first, as the others may belong to it.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        if (OptionAsValue(parsed) is { } missing) return [missing];
        if (parsed.UnmatchedTokens is [var word, ..]) return [Unknown(word, parsed.CommandResult.Command)];
        return [.. parsed.Errors.Select(problem => problem.Message).Distinct()];
    }

    /// <summary>`--source --out x`: the parser takes --out for the value.</summary>
    private static string? OptionAsValue(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var option in parsed.CommandResult.Children.OfType<OptionResult>())
        {
            if (option.Tokens is [{ Value: var value }] && command.Options.Any(other => other.Name == value)) return $"{option.Option.Name} needs a value; here '{value}' comes next";
        }

        return null;
    }

    private static string Unknown(string word, Command command)
    {
        var isOption = word.StartsWith('-');
        string[] known = isOption ? [.. command.Options.Select(option => option.Name)] : [.. command.Subcommands.Select(sub => sub.Name)];
        var what = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        return NearestName.Find(word, known) is { } nearest
            ? $"there is no {what} '{word}'; did you mean '{nearest}'?"
            : $"there is no {what} '{word}'";
    }
}
