using System.Globalization;
using LiveConv.Benchmarks.Groups;

// benchmarks/run [GROUP…] [ROUNDS]: prints a Markdown table for each group. Exit code 1 where a target is missed or a peer is missing.
const int DefaultRounds = 9;
IGroup[] groups = [new FiltersGroup(), new LayersGroup(), new NetworksGroup(), new GemmGroup(), new PicturesGroup()];

var rounds = DefaultRounds;
var chosen = new List<IGroup>();
foreach (var word in args)
{
    if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
    {
        rounds = count;
    }
    else if (groups.FirstOrDefault(group => group.Name == word) is { } group)
    {
        chosen.Add(group);
    }
    else
    {
        Console.Error.WriteLine($"benchmarks: '{word}' is neither a number of rounds nor a group; the groups are {string.Join(", ", groups.Select(known => known.Name))}");
        return 2;
    }
}

var missed = 0;
foreach (var group in chosen.Count > 0 ? chosen : [.. groups])
{
    Console.WriteLine($"## {group.Name}");
    Console.WriteLine();
    var table = group.Run(rounds);
    Console.WriteLine();
    missed += table.Missed;
}

if (missed > 0) Console.Error.WriteLine($"benchmarks: {missed} rows missed their target");
return missed > 0 ? 1 : 0;
