using Kernels.Generator.Tests.Harness;

namespace Kernels.Generator.Tests.Parsing;

public sealed class MatrixParsingTests
{
    /// <summary>As <see cref="BodyAssert.Becomes"/> takes them.</summary>
    public static TheoryData<string, string, string, string> Constructs => new()
    {
        {
            "derived matrices", "Matrix u, Matrix v, Scalar s, Vec d, double gamma = 0.25",
            "public Vec Step(Vec x, Vec h) { var turn = Skew(u) - gamma * Identity(u); turn = turn * s / 2 + Tanh(v); "
                + "return turn[h] + ScaleRows(Product(u, v), d) * x + Hadamard(u, v)[h]; } "
                + "private static Matrix Skew(Matrix m) => m - m.Transposed;",
            """
            %2 = u
            %3 = Transpose(%2)
            %4 = Subtract(%2, %3)
            %5 = gamma
            %6 = Identity(%2)
            %7 = Multiply(%5, %6)
            %8 turn = Subtract(%4, %7)
            %9 = s
            %10 = Multiply(%8, %9)
            %11 = 2
            %12 = Divide(%10, %11)
            %13 = v
            %14 = Tanh(%13)
            %15 turn = Add(%12, %14)
            %16 = %15 * %1
            %17 = Product(%2, %13)
            %18 = d
            %19 = ScaleRows(%17, %18)
            %20 = %19 * %0
            %21 = Add(%16, %20)
            %22 = Multiply(%2, %13)
            %23 = %22 * %1
            %24 h = Add(%21, %23)
            """
        },
        {
            "matrices as operands", "Matrix m",
            "public (Matrix S, Vec y) Step(Vec x, Vec h, Matrix S) { var old = S[h]; S = 0.5 * S + Outer(x - old, h); S += ScaleRows(S.Transposed, x) - Hadamard(S, Tanh(m)); return (S, Read(S.Transposed, x) + RowSums(S) * Sum(S)); } static Vec Read(Matrix S, Vec v) => S * v;",
            """
            %2 = S
            %3 old = %2 * %1
            %4 = 0.5
            %5 = Multiply(%4, %2)
            %6 = Subtract(%0, %3)
            %7 = Outer(%6, %1)
            %8 S = Add(%5, %7)
            %9 = Transpose(%8)
            %10 = ScaleRows(%9, %0)
            %11 = m
            %12 = Tanh(%11)
            %13 = Multiply(%8, %12)
            %14 = Subtract(%10, %13)
            %15 S = Add(%8, %14)
            %16 = Transpose(%15)
            %17 = %16 * %0
            %18 = RowSums(%15)
            %19 = Sum(%15)
            %20 = Multiply(%18, %19)
            %21 y = Add(%17, %20)
            """
        },
        {
            "matrices in other shapes", "Affine g, Matrix m",
            "public (Matrix S, Vec y) Step(Vec x, Vec h, Matrix S) { var all = Concat(S, Reshape(x, 1)); var A = SoftmaxRows(Product(g[h, S], m[all].Transposed)); S = S[Reshape(Flatten(S), S)] + Reshape(Flatten(Outer(x, h)), x, h); return (S, RowMax(A) * x[2] + Shift(h, x[0], -1) + Shift(h, 1) + Pow(Sigmoid(x), h)); }",
            """
            %2 = S
            %3 = 1
            %4 = ReshapeRows(%0, %3)
            %5 all = ConcatRows(%2, %4)
            %6 = g[%1, %2]
            %7 = m * %5
            %8 = Transpose(%7)
            %9 = Product(%6, %8)
            %10 A = SoftmaxRows(%9)
            %11 = Flatten(%2)
            %12 = ReshapeLike(%11, %2)
            %13 = %2 * %12
            %14 = Outer(%0, %1)
            %15 = Flatten(%14)
            %16 = Reshape(%15, %0, %1)
            %17 S = Add(%13, %16)
            %18 = RowMax(%10)
            %19 = 2
            %20 = Unit(%0, %19)
            %21 = Multiply(%18, %20)
            %22 = 0
            %23 = Unit(%0, %22)
            %24 = -1
            %25 = ShiftIn(%1, %23, %24)
            %26 = Add(%21, %25)
            %27 = 1
            %28 = Shift(%1, %27)
            %29 = Add(%26, %28)
            %30 = Sigmoid(%0)
            %31 = Power(%30, %1)
            %32 y = Add(%29, %31)
            """
        },
    };

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Matrix_BecomesItsInstructions(string construct, string weights, string members, string expected) =>
        BodyAssert.Becomes(construct, weights, members, expected);
}
