namespace Silk.NET.OpenGL;

// Span forms. Query objects and timestamps.
public static unsafe partial class GLOverloads
{
    public static void GenQueries(this GL gl, uint n, Span<uint> ids)
    { fixed (uint* idsPointer = ids) gl.GenQueries(n, idsPointer); }
    public static void GenQueries(this GL gl, uint n, Span<Query> ids)
    { fixed (Query* idsPointer = ids) gl.GenQueries(n, (uint*)idsPointer); }

    public static void DeleteQueries(this GL gl, uint n, ReadOnlySpan<uint> ids)
    { fixed (uint* idsPointer = ids) gl.DeleteQueries(n, idsPointer); }
    public static void DeleteQueries(this GL gl, uint n, ReadOnlySpan<Query> ids)
    { fixed (Query* idsPointer = ids) gl.DeleteQueries(n, (uint*)idsPointer); }

    public static void GetQueryObject(this GL gl, uint id, GLEnum pname, Span<long> @params)
    { fixed (long* paramsPointer = @params) gl.GetQueryObject(id, pname, paramsPointer); }
    public static void GetQueryObject(this GL gl, uint id, QueryObjectParameterName pname, Span<long> @params)
    { fixed (long* paramsPointer = @params) gl.GetQueryObject(id, (GLEnum)pname, paramsPointer); }
    public static void GetQueryObject(this GL gl, uint id, GLEnum pname, Span<ulong> @params)
    { fixed (ulong* paramsPointer = @params) gl.GetQueryObject(id, pname, paramsPointer); }
    public static void GetQueryObject(this GL gl, uint id, QueryObjectParameterName pname, Span<ulong> @params)
    { fixed (ulong* paramsPointer = @params) gl.GetQueryObject(id, (GLEnum)pname, paramsPointer); }
    public static void GetQueryObject(this GL gl, uint id, GLEnum pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetQueryObject(id, pname, paramsPointer); }
    public static void GetQueryObject(this GL gl, uint id, QueryObjectParameterName pname, Span<int> @params)
    { fixed (int* paramsPointer = @params) gl.GetQueryObject(id, (GLEnum)pname, paramsPointer); }
    public static void GetQueryObject(this GL gl, uint id, GLEnum pname, Span<uint> @params)
    { fixed (uint* paramsPointer = @params) gl.GetQueryObject(id, pname, paramsPointer); }
    public static void GetQueryObject(this GL gl, uint id, QueryObjectParameterName pname, Span<uint> @params)
    { fixed (uint* paramsPointer = @params) gl.GetQueryObject(id, (GLEnum)pname, paramsPointer); }
}
