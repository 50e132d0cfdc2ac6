namespace LiveConv.Host.Microscope.Maps;

/// <summary>One value of a layer.</summary>
/// <param name="Unit">The feature map; of a vector, its element.</param>
/// <param name="Y">Row in the map.</param>
/// <param name="X">Column in the map.</param>
internal readonly record struct MapPoint(int Unit, int Y, int X);
