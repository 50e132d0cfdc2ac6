namespace LiveConv.Frames.Patterns;

/// <summary>A shape with soft edges: its signed distance, and the square around it.</summary>
internal interface IShape
{
    float CenterX { get; }

    float CenterY { get; }

    /// <summary>No part of the shape is farther from the centre than this, across or down.</summary>
    float Reach { get; }

    /// <summary>Where the shape can be in the row that lies <paramref name="y"/> below the centre, relative to it: saves looking at the rest.</summary>
    (float From, float To) Row(float y);

    /// <summary>Distance to the edge in pixels, negative inside; (x, y) is relative to the centre.</summary>
    float Distance(float x, float y);
}
