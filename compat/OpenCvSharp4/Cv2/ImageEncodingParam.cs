namespace OpenCvSharp;

/// <summary>One option of an image encoder.</summary>
public record ImageEncodingParam
{
    public ImageEncodingParam(ImwriteFlags id, int value) => (EncodingId, Value) = (id, value);

    public ImwriteFlags EncodingId { get; }

    public int Value { get; }

    internal static int[] Flatten(ImageEncodingParam[] prms)
    {
        var flat = new int[prms.Length * 2];
        for (var i = 0; i < prms.Length; i++)
            (flat[2 * i], flat[2 * i + 1]) = ((int)prms[i].EncodingId, prms[i].Value);
        return flat;
    }
}
