using Kernels.Benchmarks;
using Kernels.Benchmarks.Compressed;
using Kernels.Benchmarks.Costs;
using Kernels.Benchmarks.Decay;
using Kernels.Benchmarks.Floor;
using Kernels.Benchmarks.Generator;
using Kernels.Benchmarks.Parts;
using Kernels.Benchmarks.Peers;
using Kernels.Benchmarks.Streams;
using Kernels.Benchmarks.Structures;

const string Usage = """
    Kernels.Benchmarks measures compiled cells on this machine.

      cell --name Lstm --input 256 --hidden 256 --batch 16 --steps 25 --threads 1 [--isa avx512|avx2|vector128] [--projection n] [--json]
          one cell of Kernels.Cells: best time of half a second each of inference, training forward and backward
      peers [--quick] [--out DIR] [--only REGEX] [--cells Lstm,Gru,…] [--shape H/B/T,I/H/B/T,…] [--threads 1|2] [--seconds 0.3]
            [--isa …] [--peers onednn,onnx,pytorch|none] [--onednn LIBRARY] [--onnxruntime LIBRARY] [--python INTERPRETER] [--check]
          our layers beside those of every library that is installed, by turns; --check only compares the numbers;
          --isa avx2 limits everybody to AVX2
      compressed --name Lstm --hidden 512 [--input n] [--batch 1] [--steps 100] [--threads 1] [--isa …] [--seconds 3] [--json]
          one cell with weights as float, bfloat16 and int8: single steps of a stream, whole sequences, bytes, errors
      stream [--seconds 1] [--isa …] [--out DIR]
          single steps of LSTM, 16 → 32 to 512 → 512: median, p90 and p99 in ns beside the bound; plan, compile-time sizes, bfloat16, int8
      trees [--hidden 150] [--trees 25] [--nodes 20] [--threads 1] [--seconds 5] [--isa …]
          the child-sum tree LSTM over a batch of random trees: by level, node by node, and as many rows without structure
      costs [--hidden 256] [--isa …] [--sources src/Kernels.Cells] [--out DIR]
          every published cell: emitted text, code in the assembly, generator, first call, tape, packed weights
      decay [--hidden 256] [--steps 4000] [--isa …] [--seconds 2]
          a state that nothing feeds any more, which denormals would slow down: a layer beside a plain loop without a guard
      floor [--threads 2] [--out folder]
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
        case "peers":
            return PeersCommand.Run(new(args[1..]), Console.Out, Console.Error);
        case "compressed":
            return CompressedCommand.Run(new(args[1..]), Console.Out);
        case "stream":
            return StreamCommand.Run(new(args[1..]), Console.Out);
        case "trees":
            return TreesCommand.Run(new(args[1..]), Console.Out);
        case "costs":
            return CostsCommand.Run(new(args[1..]), Console.Out);
        case "decay":
            return DecayCommand.Run(new(args[1..]), Console.Out);
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
