namespace LiveConv.Cpu.Bytes;

/// <summary>A register of bytes: what the filters on 8-bit pictures need of it. The JIT makes each call one instruction.</summary>
internal unsafe interface IByteVector<TSelf>
    where TSelf : struct, IByteVector<TSelf>
{
    /// <summary>Bytes in a register.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(byte* source);

    static abstract TSelf Min(TSelf a, TSelf b);

    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The pixels with their fourth byte, alpha, 255.</summary>
    static abstract TSelf Opaque(TSelf a);

    void Store(byte* destination);
}
