namespace Kernels.Benchmarks.OneDnn;

/// <summary><c>onednn</c>: our LSTM beside oneDNN's, in one process.</summary>
internal static class OneDnnCommand
{
    public static int Run(CommandLine options, TextWriter output, TextWriter errors)
    {
        var hidden = options.Count("hidden", 256);
        var problem = new LstmProblem(
            options.Count("input", hidden), hidden, options.Count("batch", 16), options.Count("steps", 25));
        var (target, seconds, training) = (Isa.Parse(options), options.Count("seconds", 2), options.Has("training"));
        options.ExpectAllRead();
        using var context = DnnlContext.TryOpen(errors);
        if (context is null)
            return 3;
        using var theirs = new DnnlLstm(context, problem.Input, hidden, problem.Batch, problem.Steps, training);
        using var ours = new KernelsLstm(problem, target);
        theirs.Load(problem);
        output.WriteLine($"LSTM {problem.Input} → {hidden}, batch {problem.Batch}, {problem.Steps} steps, 1 thread each");
        output.WriteLine($"ours: {Isa.NameOf(target)}; oneDNN {DnnlContext.Version}: {Implementations(theirs)}; its weights are reordered once, outside the measurement");
        if (!Agreement.Check(problem, ours, theirs, output))
        {
            errors.WriteLine("The two do not compute the same; times would mean nothing.");
            return 1;
        }

        var inference = new Duel("inference", ours.Infer, theirs.Inference.Run);
        inference.WarmUp();
        Duel.Fight(seconds, inference);
        output.WriteLine(inference);
        if (training)
            Train(ours, theirs, seconds, output);
        return 0;
    }

    private static string Implementations(DnnlLstm layer) => string.Join(", ",
        new[] { layer.Inference, layer.Training, layer.Backward }.OfType<DnnlPass>().Select(pass => pass.Implementation));

    private static void Train(KernelsLstm ours, DnnlLstm theirs, double seconds, TextWriter output)
    {
        var forward = new Duel("training forward", ours.Forward, theirs.Training!.Run);
        var backward = new Duel("training backward", ours.Backward, theirs.Backward!.Run);
        var both = new Duel("training", Ours, Theirs);
        both.WarmUp();
        Duel.Fight(seconds, forward, backward, both);
        output.WriteLine(forward);
        output.WriteLine(backward);
        output.WriteLine(both);

        void Ours()
        {
            ours.Forward();
            ours.Backward();
        }

        void Theirs()
        {
            theirs.Training.Run();
            theirs.Backward.Run();
        }
    }
}
