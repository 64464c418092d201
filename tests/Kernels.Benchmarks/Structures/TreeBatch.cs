using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Benchmarks.Structures;

/// <summary>Random trees, and the ways to run a cell over their nodes.</summary>
internal sealed class TreeBatch : IDisposable
{
    private const int Children = 4;

    // A parent is one of so many nodes before: neither chains nor flat trees.
    private const int Reach = 6;

    private readonly int _hidden;
    private readonly Recurrent<ChildSumTreeLstm> _layer;
    private readonly Structure _structure;
    private readonly Nodes<float> _nodes;
    private readonly Sequence<float> _one;
    private readonly Sequence<float> _flat;
    private readonly int[][] _children;
    private readonly int[] _order;
    private readonly float[] _h;
    private readonly float[] _c;

    public TreeBatch(int hidden, int trees, int nodes, int threads, Target target)
    {
        var random = new Random(1);
        int[][] parents = [.. Enumerable.Range(0, trees).Select(_ => Tree(random, Math.Max(1, (nodes * 4 / 5) + random.Next((nodes * 2 / 5) + 1))))];
        _hidden = hidden;
        _layer = new(hidden, hidden, new() { Threads = threads, Target = target });
        _structure = Trees.OfParents(parents);
        _nodes = _layer.NewNodes(_structure, gradients: true);
        foreach (ref var value in _nodes.Inputs["x"].Span)
            value = random.NextSingle() - 0.5f;
        _nodes.OutputGradients["h"].Span.Fill(0.01f);
        _one = _layer.NewSequence(1, 1, gradients: true);
        _flat = _layer.NewSequence(1, Nodes, gradients: true);
        foreach (var sequence in new[] { _one, _flat })
            sequence.OutputGradients["h"].Span.Fill(0.01f);
        var edges = parents.SelectMany((tree, t) => tree.Select((parent, n) =>
            (Parent: parent < 0 ? -1 : _structure.FirstNode(t) + parent, Child: _structure.FirstNode(t) + n)));
        var followers = edges.ToLookup(edge => edge.Parent, edge => edge.Child);
        _children = [.. Enumerable.Range(0, Nodes).Select(node => followers[node].ToArray())];
        _order = [.. Enumerable.Range(0, Nodes).OrderBy(_structure.LevelOf)];
        (_h, _c) = (new float[Nodes * hidden], new float[Nodes * hidden]);
    }

    public int Nodes => _structure.Nodes;

    public int Levels => _structure.Levels;

    /// <summary>Inference and training, each by level, node by node, and as many rows without any structure.</summary>
    public (string Name, Action Run)[] Contestants =>
    [
        ("inference by level", () => _layer.Infer(_nodes)),
        ("inference node by node", InferNodeByNode),
        ("inference without structure", () => _layer.Infer(_flat)),
        ("training by level", () =>
        {
            _layer.Forward(_nodes);
            _layer.Backward(_nodes);
        }),
        ("training node by node", TrainNodeByNode),
        ("training without structure", () =>
        {
            _layer.Forward(_flat);
            _layer.Backward(_flat);
        }),
    ];

    public void ExpectSameBits()
    {
        _layer.Infer(_nodes);
        InferNodeByNode();
        if (!_nodes.Outputs["h"].Span.SequenceEqual(_h))
            throw new InvalidOperationException("Levels and single nodes differ.");
    }

    public void Dispose() => _layer.Dispose();

    private static int[] Tree(Random random, int nodes)
    {
        var (parents, counts) = (new int[nodes], new int[nodes]);
        parents[0] = -1;
        for (var node = 1; node < nodes; node++)
        {
            do
                parents[node] = random.Next(Math.Max(0, node - Reach), node);
            while (counts[parents[node]] >= Children);
            counts[parents[node]]++;
        }

        return parents;
    }

    private Span<float> Row(float[] values, int node) => values.AsSpan(node * _hidden, _hidden);

    private void InferNodeByNode()
    {
        foreach (var node in _order)
        {
            _nodes.Inputs["x"].Span.Slice(node * _hidden, _hidden).CopyTo(_one.Inputs["x"].Span);
            for (var k = 0; k < Children; k++)
            {
                Span<float> h = _one.Inputs[1 + k].Span, c = _one.Inputs[1 + Children + k].Span;
                if (k < _children[node].Length)
                {
                    Row(_h, _children[node][k]).CopyTo(h);
                    Row(_c, _children[node][k]).CopyTo(c);
                }
                else
                {
                    h.Clear();
                    c.Clear();
                }
            }

            _layer.Infer(_one);
            _one.Outputs["h"].Span.CopyTo(Row(_h, node));
            _one.Outputs["c"].Span.CopyTo(Row(_c, node));
        }
    }

    /// <summary>The kernels alone: what goes between nodes on the way back would come on top.</summary>
    private void TrainNodeByNode()
    {
        foreach (var _ in _order)
        {
            _layer.Forward(_one);
            _layer.Backward(_one);
        }
    }
}
