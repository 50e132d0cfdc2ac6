namespace LiveConv.Shaders;

/// <summary>What is done to each value by itself: the numbers that shaders/frame/filter_frame.comp knows them by.</summary>
internal enum PointFunction
{
    None,
    Abs,
    Relu,
}
