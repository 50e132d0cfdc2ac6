using System.Numerics;

namespace Silk.NET.OpenGL;

// Uniform locations, values and blocks.
public unsafe partial class GL
{
    private nint _getUniformLocation, _uniform1d, _uniform1dv, _uniform1ui, _uniform1uiv, _uniform1f, _uniform1i,
        _uniform1fv, _uniform1iv, _uniform2d, _uniform2dv, _uniform2ui, _uniform2uiv, _uniform2f, _uniform2i,
        _uniform2fv, _uniform2iv, _uniform3d, _uniform3dv, _uniform3ui, _uniform3uiv, _uniform3f, _uniform3i,
        _uniform3fv, _uniform3iv, _uniform4d, _uniform4dv, _uniform4ui, _uniform4uiv, _uniform4f, _uniform4i,
        _uniform4fv, _uniform4iv, _uniformBlockBinding, _getUniformBlockIndex, _shaderStorageBlockBinding;

    public int GetUniformLocation(uint program, byte* name)
        => ((delegate* unmanaged<uint, byte*, int>)Entry(ref _getUniformLocation, "glGetUniformLocation"))(program, name);
    public int GetUniformLocation(uint program, ref readonly byte name)
    { fixed (byte* namePointer = &name) return GetUniformLocation(program, namePointer); }
    public int GetUniformLocation(uint program, string name)
    { fixed (byte* namePointer = Utf8(name)) return GetUniformLocation(program, namePointer); }

    public void Uniform1(int location, double x) => ((delegate* unmanaged<int, double, void>)Entry(ref _uniform1d, "glUniform1d"))(location, x);
    public void Uniform1(int location, uint count, double* value)
        => ((delegate* unmanaged<int, uint, double*, void>)Entry(ref _uniform1dv, "glUniform1dv"))(location, count, value);
    public void Uniform1(int location, uint count, ref readonly double value)
    { fixed (double* valuePointer = &value) Uniform1(location, count, valuePointer); }
    public void Uniform1(int location, uint v0) => ((delegate* unmanaged<int, uint, void>)Entry(ref _uniform1ui, "glUniform1ui"))(location, v0);
    public void Uniform1(int location, uint count, uint* value)
        => ((delegate* unmanaged<int, uint, uint*, void>)Entry(ref _uniform1uiv, "glUniform1uiv"))(location, count, value);
    public void Uniform1(int location, uint count, ref readonly uint value)
    { fixed (uint* valuePointer = &value) Uniform1(location, count, valuePointer); }
    public void Uniform1(int location, float v0) => ((delegate* unmanaged<int, float, void>)Entry(ref _uniform1f, "glUniform1f"))(location, v0);
    public void Uniform1(int location, int v0) => ((delegate* unmanaged<int, int, void>)Entry(ref _uniform1i, "glUniform1i"))(location, v0);
    public void Uniform1(int location, uint count, float* value)
        => ((delegate* unmanaged<int, uint, float*, void>)Entry(ref _uniform1fv, "glUniform1fv"))(location, count, value);
    public void Uniform1(int location, uint count, ref readonly float value)
    { fixed (float* valuePointer = &value) Uniform1(location, count, valuePointer); }
    public void Uniform1(int location, uint count, int* value)
        => ((delegate* unmanaged<int, uint, int*, void>)Entry(ref _uniform1iv, "glUniform1iv"))(location, count, value);
    public void Uniform1(int location, uint count, ref readonly int value)
    { fixed (int* valuePointer = &value) Uniform1(location, count, valuePointer); }
    public void Uniform1(int location, ReadOnlySpan<double> value)
    { fixed (double* valuePointer = value) Uniform1(location, (uint)value.Length, valuePointer); }
    public void Uniform1(int location, ReadOnlySpan<uint> value)
    { fixed (uint* valuePointer = value) Uniform1(location, (uint)value.Length, valuePointer); }
    public void Uniform1(int location, ReadOnlySpan<float> value)
    { fixed (float* valuePointer = value) Uniform1(location, (uint)value.Length, valuePointer); }
    public void Uniform1(int location, ReadOnlySpan<int> value)
    { fixed (int* valuePointer = value) Uniform1(location, (uint)value.Length, valuePointer); }

    public void Uniform2(int location, double x, double y)
        => ((delegate* unmanaged<int, double, double, void>)Entry(ref _uniform2d, "glUniform2d"))(location, x, y);
    public void Uniform2(int location, uint count, double* value)
        => ((delegate* unmanaged<int, uint, double*, void>)Entry(ref _uniform2dv, "glUniform2dv"))(location, count, value);
    public void Uniform2(int location, uint count, ref readonly double value)
    { fixed (double* valuePointer = &value) Uniform2(location, count, valuePointer); }
    public void Uniform2(int location, uint v0, uint v1)
        => ((delegate* unmanaged<int, uint, uint, void>)Entry(ref _uniform2ui, "glUniform2ui"))(location, v0, v1);
    public void Uniform2(int location, uint count, uint* value)
        => ((delegate* unmanaged<int, uint, uint*, void>)Entry(ref _uniform2uiv, "glUniform2uiv"))(location, count, value);
    public void Uniform2(int location, uint count, ref readonly uint value)
    { fixed (uint* valuePointer = &value) Uniform2(location, count, valuePointer); }
    public void Uniform2(int location, float v0, float v1)
        => ((delegate* unmanaged<int, float, float, void>)Entry(ref _uniform2f, "glUniform2f"))(location, v0, v1);
    public void Uniform2(int location, int v0, int v1)
        => ((delegate* unmanaged<int, int, int, void>)Entry(ref _uniform2i, "glUniform2i"))(location, v0, v1);
    public void Uniform2(int location, uint count, float* value)
        => ((delegate* unmanaged<int, uint, float*, void>)Entry(ref _uniform2fv, "glUniform2fv"))(location, count, value);
    public void Uniform2(int location, uint count, ref readonly float value)
    { fixed (float* valuePointer = &value) Uniform2(location, count, valuePointer); }
    public void Uniform2(int location, uint count, int* value)
        => ((delegate* unmanaged<int, uint, int*, void>)Entry(ref _uniform2iv, "glUniform2iv"))(location, count, value);
    public void Uniform2(int location, uint count, ref readonly int value)
    { fixed (int* valuePointer = &value) Uniform2(location, count, valuePointer); }
    public void Uniform2(int location, ReadOnlySpan<double> value)
    { fixed (double* valuePointer = value) Uniform2(location, (uint)value.Length / 2, valuePointer); }
    public void Uniform2(int location, ReadOnlySpan<uint> value)
    { fixed (uint* valuePointer = value) Uniform2(location, (uint)value.Length / 2, valuePointer); }
    public void Uniform2(int location, ReadOnlySpan<float> value)
    { fixed (float* valuePointer = value) Uniform2(location, (uint)value.Length / 2, valuePointer); }
    public void Uniform2(int location, ReadOnlySpan<int> value)
    { fixed (int* valuePointer = value) Uniform2(location, (uint)value.Length / 2, valuePointer); }

    public void Uniform3(int location, double x, double y, double z)
        => ((delegate* unmanaged<int, double, double, double, void>)Entry(ref _uniform3d, "glUniform3d"))(location, x, y, z);
    public void Uniform3(int location, uint count, double* value)
        => ((delegate* unmanaged<int, uint, double*, void>)Entry(ref _uniform3dv, "glUniform3dv"))(location, count, value);
    public void Uniform3(int location, uint count, ref readonly double value)
    { fixed (double* valuePointer = &value) Uniform3(location, count, valuePointer); }
    public void Uniform3(int location, uint v0, uint v1, uint v2)
        => ((delegate* unmanaged<int, uint, uint, uint, void>)Entry(ref _uniform3ui, "glUniform3ui"))(location, v0, v1, v2);
    public void Uniform3(int location, uint count, uint* value)
        => ((delegate* unmanaged<int, uint, uint*, void>)Entry(ref _uniform3uiv, "glUniform3uiv"))(location, count, value);
    public void Uniform3(int location, uint count, ref readonly uint value)
    { fixed (uint* valuePointer = &value) Uniform3(location, count, valuePointer); }
    public void Uniform3(int location, float v0, float v1, float v2)
        => ((delegate* unmanaged<int, float, float, float, void>)Entry(ref _uniform3f, "glUniform3f"))(location, v0, v1, v2);
    public void Uniform3(int location, int v0, int v1, int v2)
        => ((delegate* unmanaged<int, int, int, int, void>)Entry(ref _uniform3i, "glUniform3i"))(location, v0, v1, v2);
    public void Uniform3(int location, uint count, float* value)
        => ((delegate* unmanaged<int, uint, float*, void>)Entry(ref _uniform3fv, "glUniform3fv"))(location, count, value);
    public void Uniform3(int location, uint count, ref readonly float value)
    { fixed (float* valuePointer = &value) Uniform3(location, count, valuePointer); }
    public void Uniform3(int location, uint count, int* value)
        => ((delegate* unmanaged<int, uint, int*, void>)Entry(ref _uniform3iv, "glUniform3iv"))(location, count, value);
    public void Uniform3(int location, uint count, ref readonly int value)
    { fixed (int* valuePointer = &value) Uniform3(location, count, valuePointer); }
    public void Uniform3(int location, ReadOnlySpan<double> value)
    { fixed (double* valuePointer = value) Uniform3(location, (uint)value.Length / 3, valuePointer); }
    public void Uniform3(int location, ReadOnlySpan<uint> value)
    { fixed (uint* valuePointer = value) Uniform3(location, (uint)value.Length / 3, valuePointer); }
    public void Uniform3(int location, ReadOnlySpan<float> value)
    { fixed (float* valuePointer = value) Uniform3(location, (uint)value.Length / 3, valuePointer); }
    public void Uniform3(int location, ReadOnlySpan<int> value)
    { fixed (int* valuePointer = value) Uniform3(location, (uint)value.Length / 3, valuePointer); }

    public void Uniform4(int location, double x, double y, double z, double w)
        => ((delegate* unmanaged<int, double, double, double, double, void>)Entry(ref _uniform4d, "glUniform4d"))(location, x, y, z, w);
    public void Uniform4(int location, uint count, double* value)
        => ((delegate* unmanaged<int, uint, double*, void>)Entry(ref _uniform4dv, "glUniform4dv"))(location, count, value);
    public void Uniform4(int location, uint count, ref readonly double value)
    { fixed (double* valuePointer = &value) Uniform4(location, count, valuePointer); }
    public void Uniform4(int location, uint v0, uint v1, uint v2, uint v3)
        => ((delegate* unmanaged<int, uint, uint, uint, uint, void>)Entry(ref _uniform4ui, "glUniform4ui"))(location, v0, v1, v2, v3);
    public void Uniform4(int location, uint count, uint* value)
        => ((delegate* unmanaged<int, uint, uint*, void>)Entry(ref _uniform4uiv, "glUniform4uiv"))(location, count, value);
    public void Uniform4(int location, uint count, ref readonly uint value)
    { fixed (uint* valuePointer = &value) Uniform4(location, count, valuePointer); }
    public void Uniform4(int location, float v0, float v1, float v2, float v3)
        => ((delegate* unmanaged<int, float, float, float, float, void>)Entry(ref _uniform4f, "glUniform4f"))(location, v0, v1, v2, v3);
    public void Uniform4(int location, int v0, int v1, int v2, int v3)
        => ((delegate* unmanaged<int, int, int, int, int, void>)Entry(ref _uniform4i, "glUniform4i"))(location, v0, v1, v2, v3);
    public void Uniform4(int location, uint count, float* value)
        => ((delegate* unmanaged<int, uint, float*, void>)Entry(ref _uniform4fv, "glUniform4fv"))(location, count, value);
    public void Uniform4(int location, uint count, ref readonly float value)
    { fixed (float* valuePointer = &value) Uniform4(location, count, valuePointer); }
    public void Uniform4(int location, uint count, int* value)
        => ((delegate* unmanaged<int, uint, int*, void>)Entry(ref _uniform4iv, "glUniform4iv"))(location, count, value);
    public void Uniform4(int location, uint count, ref readonly int value)
    { fixed (int* valuePointer = &value) Uniform4(location, count, valuePointer); }
    public void Uniform4(int location, ReadOnlySpan<double> value)
    { fixed (double* valuePointer = value) Uniform4(location, (uint)value.Length / 4, valuePointer); }
    public void Uniform4(int location, ReadOnlySpan<uint> value)
    { fixed (uint* valuePointer = value) Uniform4(location, (uint)value.Length / 4, valuePointer); }
    public void Uniform4(int location, ReadOnlySpan<float> value)
    { fixed (float* valuePointer = value) Uniform4(location, (uint)value.Length / 4, valuePointer); }
    public void Uniform4(int location, ReadOnlySpan<int> value)
    { fixed (int* valuePointer = value) Uniform4(location, (uint)value.Length / 4, valuePointer); }

    public void UniformBlockBinding(uint program, uint uniformBlockIndex, uint uniformBlockBinding)
        => ((delegate* unmanaged<uint, uint, uint, void>)Entry(ref _uniformBlockBinding, "glUniformBlockBinding"))(program, uniformBlockIndex, uniformBlockBinding);

    public uint GetUniformBlockIndex(uint program, byte* uniformBlockName)
        => ((delegate* unmanaged<uint, byte*, uint>)Entry(ref _getUniformBlockIndex, "glGetUniformBlockIndex"))(program, uniformBlockName);
    public uint GetUniformBlockIndex(uint program, ref readonly byte uniformBlockName)
    { fixed (byte* uniformBlockNamePointer = &uniformBlockName) return GetUniformBlockIndex(program, uniformBlockNamePointer); }
    public uint GetUniformBlockIndex(uint program, string uniformBlockName)
    { fixed (byte* uniformBlockNamePointer = Utf8(uniformBlockName)) return GetUniformBlockIndex(program, uniformBlockNamePointer); }

    public void ShaderStorageBlockBinding(uint program, uint storageBlockIndex, uint storageBlockBinding)
        => ((delegate* unmanaged<uint, uint, uint, void>)Entry(ref _shaderStorageBlockBinding, "glShaderStorageBlockBinding"))(program, storageBlockIndex, storageBlockBinding);

    public void Uniform2(int location, Vector2 vector) => Uniform2(location, vector.X, vector.Y);
    public void Uniform2(int location, ref Vector2 vector) => Uniform2(location, vector.X, vector.Y);
    public void Uniform3(int location, Vector3 vector) => Uniform3(location, vector.X, vector.Y, vector.Z);
    public void Uniform3(int location, ref Vector3 vector) => Uniform3(location, vector.X, vector.Y, vector.Z);
    public void Uniform4(int location, Vector4 vector) => Uniform4(location, vector.X, vector.Y, vector.Z, vector.W);
    public void Uniform4(int location, ref Vector4 vector) => Uniform4(location, vector.X, vector.Y, vector.Z, vector.W);
    public void Uniform4(int location, Quaternion quaternion)
        => Uniform4(location, quaternion.X, quaternion.Y, quaternion.Z, quaternion.W);
}
