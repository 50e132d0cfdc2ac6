namespace Silk.NET.Maths;

/// <summary>An origin and a size.</summary>
public struct Rectangle<T> : IEquatable<Rectangle<T>>
    where T : unmanaged, IFormattable, IEquatable<T>, IComparable<T>
{
    public Vector2D<T> Origin;
    public Vector2D<T> Size;

    public Rectangle(Vector2D<T> origin, Vector2D<T> size) => (Origin, Size) = (origin, size);

    public Rectangle(Vector2D<T> origin, T sizeX, T sizeY) : this(origin, new(sizeX, sizeY)) { }

    public Rectangle(T originX, T originY, Vector2D<T> size) : this(new(originX, originY), size) { }

    public Rectangle(T originX, T originY, T sizeX, T sizeY) : this(new(originX, originY), new(sizeX, sizeY)) { }

    public static bool operator ==(Rectangle<T> value1, Rectangle<T> value2) => value1.Equals(value2);

    public static bool operator !=(Rectangle<T> value1, Rectangle<T> value2) => !value1.Equals(value2);

    public readonly bool Equals(Rectangle<T> other) => Origin == other.Origin && Size == other.Size;

    public override readonly bool Equals(object? obj) => obj is Rectangle<T> other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Origin, Size);
}
