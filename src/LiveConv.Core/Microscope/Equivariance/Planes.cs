namespace LiveConv.Microscope.Equivariance;

/// <summary>How the planes of a batch of pictures lie in memory.</summary>
/// <param name="Batch">Pictures.</param>
/// <param name="Channels">Planes of each.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="ChannelStride">From one plane to the next.</param>
/// <param name="ColumnStride">From one column to the next; rows follow each other.</param>
internal readonly record struct Planes(int Batch, int Channels, int Height, int Width, int ChannelStride, int ColumnStride)
{
    /// <summary>Where a plane begins.</summary>
    public int Start(int n, int c) => (n * Channels * Height * Width) + (c * ChannelStride);

    public int RowStride => Width * ColumnStride;
}
