namespace LiveConv.Shaders;

/// <summary>What is done to each kernel's answers: the numbers that shaders/frame/filter_frame_rows.comp knows them by.</summary>
internal enum PointFunction
{
    None,
    Abs,
    Relu,
}
