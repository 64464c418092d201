using Kernels.Benchmarks;
using Kernels.Benchmarks.Floor;
using Kernels.Benchmarks.Generator;
using Kernels.Benchmarks.OneDnn;
using Kernels.Benchmarks.Parts;

const string Usage = """
    Kernels.Benchmarks measures compiled cells on this machine.

      cell --name Lstm --input 256 --hidden 256 --batch 16 --steps 25 --threads 1 [--isa avx512|avx2|vector128] [--projection n] [--json]
          one cell of Kernels.Cells: best time of half a second each of inference, training forward and backward
      onednn --hidden 256 --batch 16 --steps 25 [--input n] [--isa …] [--seconds 2] [--training]
          our LSTM beside oneDNN's, interleaved in one process on one thread, after checking that both compute the same
      floor [--threads 2]
          what this machine can do at all: multiply–add peak of each instruction set, read bandwidth of each cache, cost of a team
      generator [--cells 11]
          time of the source generator: one LSTM for the first time, and an unrelated edit beside one and beside many cells
      parts [--filter *ProductTile*] [--out folder]
          tiles, activations, packing and generator, each alone, by BenchmarkDotNet; reports as JSON, Markdown and HTML
      list
          the names that `cell` knows
    """;

try
{
    switch (args.FirstOrDefault())
    {
        case "cell":
            return CellCommand.Run(new(args[1..]), Console.Out);
        case "onednn":
            return OneDnnCommand.Run(new(args[1..]), Console.Out, Console.Error);
        case "floor":
            return FloorCommand.Run(new(args[1..]), Console.Out);
        case "generator":
            return GeneratorCommand.Run(new(args[1..]), Console.Out);
        case "parts":
            return PartsCommand.Run(new(args[1..]));
        case "list":
            Console.Out.WriteLine(string.Join('\n', CellRegistry.Names));
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return args.Length == 0 ? 0 : 2;
    }
}
catch (ArgumentException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}
