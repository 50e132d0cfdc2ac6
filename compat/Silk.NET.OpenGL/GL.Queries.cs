namespace Silk.NET.OpenGL;

// Query objects and timestamps.
public unsafe partial class GL
{
    private nint _genQueries, _deleteQueries, _queryCounter, _getQueryObjecti64v, _getQueryObjectui64v,
        _getQueryObjectiv, _getQueryObjectuiv, _beginQuery, _endQuery;

    public uint GenQuery()
    { uint value; GenQueries(1, &value); return value; }

    public void GenQueries(uint n, uint* ids) => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _genQueries, "glGenQueries"))(n, ids);
    public void GenQueries(uint n, out uint ids)
    { fixed (uint* idsPointer = &ids) GenQueries(n, idsPointer); }
    public void GenQueries(uint n, Query* ids) => GenQueries(n, (uint*)ids);
    public void GenQueries(uint n, out Query ids)
    { fixed (Query* idsPointer = &ids) GenQueries(n, (uint*)idsPointer); }
    public void GenQueries(Span<uint> ids)
    { fixed (uint* idsPointer = ids) GenQueries((uint)ids.Length, idsPointer); }
    public void GenQueries(Span<Query> ids)
    { fixed (Query* idsPointer = ids) GenQueries((uint)ids.Length, (uint*)idsPointer); }
    public uint GenQueries(uint n)
    { uint value; GenQueries(n, &value); return value; }

    public void DeleteQuery(uint ids) => DeleteQueries(1, &ids);

    public void DeleteQueries(uint n, uint* ids) => ((delegate* unmanaged<uint, uint*, void>)Entry(ref _deleteQueries, "glDeleteQueries"))(n, ids);
    public void DeleteQueries(uint n, ref readonly uint ids)
    { fixed (uint* idsPointer = &ids) DeleteQueries(n, idsPointer); }
    public void DeleteQueries(uint n, Query* ids) => DeleteQueries(n, (uint*)ids);
    public void DeleteQueries(uint n, ref readonly Query ids)
    { fixed (Query* idsPointer = &ids) DeleteQueries(n, (uint*)idsPointer); }
    public void DeleteQueries(ReadOnlySpan<uint> ids)
    { fixed (uint* idsPointer = ids) DeleteQueries((uint)ids.Length, idsPointer); }
    public void DeleteQueries(ReadOnlySpan<Query> ids)
    { fixed (Query* idsPointer = ids) DeleteQueries((uint)ids.Length, (uint*)idsPointer); }

    public void QueryCounter(uint id, GLEnum target)
        => ((delegate* unmanaged<uint, GLEnum, void>)Entry(ref _queryCounter, "glQueryCounter"))(id, target);
    public void QueryCounter(uint id, QueryCounterTarget target) => QueryCounter(id, (GLEnum)target);

    public void GetQueryObject(uint id, GLEnum pname, long* @params)
        => ((delegate* unmanaged<uint, GLEnum, long*, void>)Entry(ref _getQueryObjecti64v, "glGetQueryObjecti64v"))(id, pname, @params);
    public void GetQueryObject(uint id, GLEnum pname, out long @params)
    { fixed (long* paramsPointer = &@params) GetQueryObject(id, pname, paramsPointer); }
    public void GetQueryObject(uint id, QueryObjectParameterName pname, long* @params) => GetQueryObject(id, (GLEnum)pname, @params);
    public void GetQueryObject(uint id, QueryObjectParameterName pname, out long @params)
    { fixed (long* paramsPointer = &@params) GetQueryObject(id, (GLEnum)pname, paramsPointer); }
    public void GetQueryObject(uint id, GLEnum pname, ulong* @params)
        => ((delegate* unmanaged<uint, GLEnum, ulong*, void>)Entry(ref _getQueryObjectui64v, "glGetQueryObjectui64v"))(id, pname, @params);
    public void GetQueryObject(uint id, GLEnum pname, out ulong @params)
    { fixed (ulong* paramsPointer = &@params) GetQueryObject(id, pname, paramsPointer); }
    public void GetQueryObject(uint id, QueryObjectParameterName pname, ulong* @params) => GetQueryObject(id, (GLEnum)pname, @params);
    public void GetQueryObject(uint id, QueryObjectParameterName pname, out ulong @params)
    { fixed (ulong* paramsPointer = &@params) GetQueryObject(id, (GLEnum)pname, paramsPointer); }
    public void GetQueryObject(uint id, GLEnum pname, int* @params)
        => ((delegate* unmanaged<uint, GLEnum, int*, void>)Entry(ref _getQueryObjectiv, "glGetQueryObjectiv"))(id, pname, @params);
    public void GetQueryObject(uint id, GLEnum pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetQueryObject(id, pname, paramsPointer); }
    public void GetQueryObject(uint id, QueryObjectParameterName pname, int* @params) => GetQueryObject(id, (GLEnum)pname, @params);
    public void GetQueryObject(uint id, QueryObjectParameterName pname, out int @params)
    { fixed (int* paramsPointer = &@params) GetQueryObject(id, (GLEnum)pname, paramsPointer); }
    public void GetQueryObject(uint id, GLEnum pname, uint* @params)
        => ((delegate* unmanaged<uint, GLEnum, uint*, void>)Entry(ref _getQueryObjectuiv, "glGetQueryObjectuiv"))(id, pname, @params);
    public void GetQueryObject(uint id, GLEnum pname, out uint @params)
    { fixed (uint* paramsPointer = &@params) GetQueryObject(id, pname, paramsPointer); }
    public void GetQueryObject(uint id, QueryObjectParameterName pname, uint* @params) => GetQueryObject(id, (GLEnum)pname, @params);
    public void GetQueryObject(uint id, QueryObjectParameterName pname, out uint @params)
    { fixed (uint* paramsPointer = &@params) GetQueryObject(id, (GLEnum)pname, paramsPointer); }
    public long GetQueryObject(uint id, GLEnum pname)
    { long value; GetQueryObject(id, pname, &value); return value; }
    public long GetQueryObject(uint id, QueryObjectParameterName pname)
    { long value; GetQueryObject(id, (GLEnum)pname, &value); return value; }

    public void BeginQuery(GLEnum target, uint id) => ((delegate* unmanaged<GLEnum, uint, void>)Entry(ref _beginQuery, "glBeginQuery"))(target, id);
    public void BeginQuery(QueryTarget target, uint id) => BeginQuery((GLEnum)target, id);

    public void EndQuery(GLEnum target) => ((delegate* unmanaged<GLEnum, void>)Entry(ref _endQuery, "glEndQuery"))(target);
    public void EndQuery(QueryTarget target) => EndQuery((GLEnum)target);
}
