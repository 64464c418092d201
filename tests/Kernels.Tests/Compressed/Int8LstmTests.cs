using Kernels.Cells;
using Kernels.Execution;
using Kernels.Execution.Compressed;

namespace Kernels.Tests.Compressed;

/// <summary>An LSTM with int8 weights against plain loops over the same whole numbers.</summary>
public sealed class Int8LstmTests
{
    // Whole numbers are the same, so what is left is float arithmetic: a few roundings of sums of size 2, activations
    // of 4 ulp.
    private const double Tolerance = 2e-6;

    public static TheoryData<Target, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<Target, int, int>();
            foreach (Target target in Targets.Supported)
            {
                foreach (int batch in (int[])[1, 3, 17])
                {
                    cases.Add(target, batch, 1);
                    cases.Add(target, batch, 2);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_FromAnyState_IsThePlainLoopOverTheSameNumbers(Target target, int batch, int threads)
    {
        foreach ((int input, int hidden) in ((int, int)[])[(1, 1), (7, 37), (30, 70), (64, 64)])
        {
            using var layer = new Recurrent<Lstm>(input, hidden, new() { Target = target, Threads = threads });
            using InferenceLayer compressed = layer.Compress(WeightFormat.Int8);
            var plain = new PlainInt8Lstm(layer.Weights, input, hidden);
            Sequence<float> step = compressed.NewSequence(1, batch);
            var random = new Random(3);
            foreach (ref float value in step.Inputs[0].Span)
                value = (float)((4 * random.NextDouble()) - 2);

            // Each step starts from what the kernel left, so that no rounding of a state can tip to the other side.
            for (int t = 0; t < 3; t++)
            {
                compressed.Infer(step);
                double largest = plain.Error(step, quantised: true);
                Assert.InRange(largest, 0, Tolerance);
                if (hidden > 1)
                    Assert.True(plain.Error(step, quantised: false) > 20 * Tolerance, "Float weights would pass as well.");
                for (int i = 0; i < 2; i++)
                    step.FinalStates[i].CopyTo(step.InitialStates[i]);
            }
        }
    }

    /// <summary>Gers et al. in plain loops.</summary>
    private sealed class PlainInt8Lstm(Weights<float> weights, int input, int hidden)
    {
        /// <summary>Largest error of one step's final states.</summary>
        public double Error(Sequence<float> step, bool quantised)
        {
            double largest = 0;
            for (int row = 0; row < step.Batch; row++)
            {
                float[] x = Row(step.Inputs[0], row, input);
                float[] h = Row(step.InitialStates[0], row, hidden);
                float[] c = Row(step.InitialStates[1], row, hidden);
                for (int unit = 0; unit < hidden; unit++)
                {
                    double Gate(string name) => Dot($"{name}.x", unit, x, quantised) + Dot($"{name}.h", unit, h, quantised)
                        + weights[$"{name}.bias"][unit];
                    double cell = (Sigmoid(Gate("forget")) * c[unit])
                        + (Sigmoid(Gate("input")) * Math.Tanh(Gate("candidate")));
                    double output = Sigmoid(Gate("output")) * Math.Tanh(cell);
                    int place = (row * hidden) + unit;
                    largest = Math.Max(largest, Math.Abs(step.FinalStates[0].Span[place] - output));
                    largest = Math.Max(largest, Math.Abs(step.FinalStates[1].Span[place] - cell));
                }
            }

            return largest;
        }

        private static float[] Row(Memory<float> memory, int row, int size) => memory.Slice(row * size, size).ToArray();

        private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

        private double Dot(string name, int unit, float[] x, bool quantised)
        {
            ReadOnlySpan<float> row = weights[name].Slice(unit * x.Length, x.Length);
            if (!quantised)
            {
                double exact = 0;
                for (int k = 0; k < x.Length; k++)
                    exact += (double)row[k] * x[k];
                return exact;
            }

            (sbyte[] w, sbyte[] a) = (new sbyte[x.Length], new sbyte[x.Length]);
            double scale = (double)Int8Rounding.Row(row, w) * Int8Rounding.Row(x, a);
            return scale * w.Zip(a, (left, right) => left * right).Sum();
        }
    }
}
