using System.Collections.Immutable;
using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>What an expression of the declaration stands for while <c>Step</c> is being read.</summary>
internal abstract record Value
{
    private Value()
    {
    }

    /// <summary>Something that was refused; whatever reads it stays silent.</summary>
    public static Value Unknown { get; } = new Refused();

    /// <summary>An element of an array that nothing was assigned to.</summary>
    public static Value Missing { get; } = new Unassigned();

    /// <summary>What a method without a result returns.</summary>
    public static Value Nothing { get; } = new Tuple(ImmutableArray<Value>.Empty);

    /// <summary>A value computed at run time: an instruction.</summary>
    public sealed record Vector(int Instruction) : Value;

    /// <summary>A matrix derived from weights: an instruction.</summary>
    public sealed record Matrix(int Instruction) : Value;

    /// <summary>A number or truth value known at build time, boxed as C# would have it.</summary>
    public sealed record Constant(object Boxed) : Value
    {
        /// <summary>The integer division that it came from, which must not reach an equation.</summary>
        public IOperation? Division { get; init; }
    }

    /// <summary>A tuple, its elements in order.</summary>
    public sealed record Tuple(ImmutableArray<Value> Items) : Value;

    /// <summary>A record or a structure, the values of its parameters and members in order. Only its constructor changes them.</summary>
    public sealed record Record(INamedTypeSymbol Type, ImmutableArray<string> Names, Value[] Items) : Value;

    /// <summary>A function as a value: the body of a lambda, or a method.</summary>
    public sealed record Function(IMethodSymbol Method, IOperation? Body, Record? Self) : Value;

    /// <summary>An affine or a matrix, which has a value only together with operands.</summary>
    public sealed record Weight(WeightPath Path, ParameterKind Kind) : Value
    {
        /// <summary>Of an affine, operands whose weights are matrices derived from them: instructions.</summary>
        public ImmutableArray<(string Operand, int Instruction)> Derived { get; init; } = [];
    }

    /// <summary>An array: the same elements for all that hold it. Those that are not made by <c>Step</c> are fixed.</summary>
    public sealed record List(string Name, Value[] Items, bool IsFixed = false) : Value;

    /// <summary>An array of weights.</summary>
    public sealed record WeightArray(string Name, ParameterKind Kind, int Count) : Value;

    /// <summary>Another cell.</summary>
    public sealed record Cell(string Name, INamedTypeSymbol Type) : Value;

    /// <summary>A comparison, or what is made of several, which only <c>Select</c> can use.</summary>
    public abstract record Mask : Value;

    /// <summary>A comparison of two values.</summary>
    public sealed record Comparison(string Operation, int Left, int Right) : Mask;

    /// <summary>Where both hold.</summary>
    public sealed record Both(Mask Left, Mask Right) : Mask;

    /// <summary>Where one holds, or both.</summary>
    public sealed record Either(Mask Left, Mask Right) : Mask;

    /// <summary>Where it does not hold.</summary>
    public sealed record Not(Mask Of) : Mask;

    private sealed record Refused : Value;

    private sealed record Unassigned : Value;
}
