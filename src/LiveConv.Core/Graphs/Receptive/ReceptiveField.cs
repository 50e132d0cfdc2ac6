namespace LiveConv.Graphs.Receptive;

/// <summary>What one value of a layer sees of the picture.</summary>
/// <param name="Rows">Along the picture's rows, from top to bottom.</param>
/// <param name="Columns">Along its columns, from left to right.</param>
public readonly record struct ReceptiveField(FieldSpan Rows, FieldSpan Columns)
{
    /// <summary>Whether each value depends on the whole picture, at least along one of its sides.</summary>
    public bool SeesEverything => Rows.SeesEverything || Columns.SeesEverything;

    public ReceptiveField Map(Func<FieldSpan, FieldSpan> rule) => new(rule(Rows), rule(Columns));

    public ReceptiveField Join(ReceptiveField other) => new(Rows.Join(other.Rows), Columns.Join(other.Columns));
}
