namespace Kernels.Generator.Tests.RandomCells;

/// <summary>A negative control: the kernels of one cell under a declaration that differs from its own in one small term.</summary>
internal static class DifferentDeclaration
{
    public static string Of(string right, string wrong) => $$"""
        public sealed class {{wrong}} : ICell<{{wrong}}>
        {
            private {{right}} _right = null!;

            static Kernels.Execution.CompiledCell ICell<{{wrong}}>.Compiled => {{right}}.Compiled;

            static Kernels.Execution.Equations<float>[] ICell<{{wrong}}>.SingleEquations(Kernels.Execution.Target target) => Single<{{right}}>(target);

            static Kernels.Execution.Equations<double>[] ICell<{{wrong}}>.DoubleEquations() => Double<{{right}}>();

            static {{wrong}} ICell<{{wrong}}>.Create(DeclaredWeights weights) => new() { _right = {{right}}.Create(weights) };

            void ICell<{{wrong}}>.Execute(ReadOnlySpan<Vec> operands, Span<Vec> results)
            {
                _right.Execute(operands, results);
                results[0] = results[0] + 1e-3 * Sin(results[0]);
            }

            private static Kernels.Execution.Equations<float>[] Single<T>(Kernels.Execution.Target target) where T : ICell<T> => T.SingleEquations(target);

            private static Kernels.Execution.Equations<double>[] Double<T>() where T : ICell<T> => T.DoubleEquations();
        }
        """;
}
