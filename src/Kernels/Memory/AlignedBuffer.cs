using System.Runtime.InteropServices;

namespace Kernels.Memory;

/// <summary>Unmanaged memory that starts at a cache line, grows on demand and is surrounded by guard lines.</summary>
/// <remarks>
/// The guards hold a bit pattern that is a NaN in float and in double: a kernel that reads past an end shows it in its
/// results, one that writes past an end is found by <see cref="GuardsIntact"/>.
/// </remarks>
internal sealed unsafe class AlignedBuffer<T> : IDisposable
    where T : unmanaged
{
    private const int Line = 64;
    private const nuint LargePage = 2 << 20;
    private const byte GuardByte = 0xFF;

    private byte* _block;
    private nuint _guardOffset;

    /// <summary>A buffer of <paramref name="length"/> zeros; empty by default.</summary>
    public AlignedBuffer(long length = 0) => Ensure(length);

    ~AlignedBuffer() => Free();

    /// <summary>First element; null when empty.</summary>
    public T* Pointer { get; private set; }

    /// <summary>Elements that fit.</summary>
    public long Length { get; private set; }

    /// <summary>Whether nobody wrote beyond either end.</summary>
    public bool GuardsIntact
    {
        get
        {
            if (_block is null)
                return true;
            return new ReadOnlySpan<byte>((byte*)Pointer - Line, Line).IndexOfAnyExcept(GuardByte) < 0
                && new ReadOnlySpan<byte>(_block + _guardOffset, Line).IndexOfAnyExcept(GuardByte) < 0;
        }
    }

    /// <summary>Makes room for <paramref name="length"/> elements. Where it has to grow, what it held is lost and it
    /// is zero again.</summary>
    /// <returns>Whether it grew, that is, moved.</returns>
    public bool Ensure(long length)
    {
        ObjectDisposedException.ThrowIf(Length < 0, this);
        if (length <= Length)
            return false;
        Free();
        nuint bytes = checked(((nuint)length * (nuint)sizeof(T)) + (Line - 1)) & ~(nuint)(Line - 1);
        bool large = bytes >= LargePage;
        nuint lead = large ? LargePage : Line;
        nuint total = lead + bytes + Line;
        _block = (byte*)NativeMemory.AlignedAlloc(total, lead);
        if (large)
            LargePages.Advise(_block, total);
        Pointer = (T*)(_block + lead);
        _guardOffset = lead + bytes;
        NativeMemory.Clear(Pointer, bytes);
        NativeMemory.Fill((byte*)Pointer - Line, Line, GuardByte);
        NativeMemory.Fill(_block + _guardOffset, Line, GuardByte);
        Length = length;
        return true;
    }

    /// <summary>Sets the first <paramref name="length"/> elements to zero.</summary>
    public void Clear(long length) => NativeMemory.Clear(Pointer, (nuint)length * (nuint)sizeof(T));

    /// <summary>All of it.</summary>
    public Span<T> AsSpan()
    {
        ObjectDisposedException.ThrowIf(Length < 0, this);
        return new Span<T>(Pointer, checked((int)Length));
    }

    public void Dispose()
    {
        Free();
        Length = -1;
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_block is not null)
            NativeMemory.AlignedFree(_block);
        _block = null;
        Pointer = null;
        Length = 0;
    }
}
