namespace Quickstart;

/// <summary>
/// What a framework keeps of a computation: a list of operations, run forwards or backwards, each a pass over memory.
/// </summary>
/// <param name="rows">Rows of every plane.</param>
/// <param name="columns">Columns of every plane.</param>
/// <param name="keep">
/// Whether results are kept for the backward pass; otherwise their memory serves again two steps later.
/// </param>
internal sealed class PassGraph(int rows, int columns, bool keep)
{
    private readonly List<(Kind Kind, Plane To, Plane A, Plane B)> _operations = [];
    private readonly List<Plane> _planes = [];
    private readonly Queue<Plane>[] _free = [new(), new()];
    private readonly List<Plane>[] _used = [[], []];
    private int _step;

    private enum Kind
    {
        Add,
        Multiply,
        OneMinus,
        Sigmoid,
        Tanh,
    }

    /// <summary>Number of operations so far.</summary>
    public int Count => _operations.Count;

    /// <summary>Says that a time step begins.</summary>
    public void NextStep()
    {
        _step++;
        if (keep)
            return;
        foreach (Plane plane in _used[_step % 2])
            _free[_step % 2].Enqueue(plane);
        _used[_step % 2].Clear();
    }

    public Plane New()
    {
        if (!_free[_step % 2].TryDequeue(out Plane? plane))
            plane = Allocate();
        _used[_step % 2].Add(plane);
        return plane;
    }

    public Plane Add(Plane a, Plane b) => Append(Kind.Add, a, b);

    public Plane Multiply(Plane a, Plane b) => Append(Kind.Multiply, a, b);

    public Plane OneMinus(Plane a) => Append(Kind.OneMinus, a, a);

    public Plane Sigmoid(Plane a) => Append(Kind.Sigmoid, a, a);

    public Plane Tanh(Plane a) => Append(Kind.Tanh, a, a);

    /// <summary>Runs operations first to end − 1.</summary>
    public void Forward(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            var (kind, to, a, b) = _operations[i];
            PlaneSide x = new(a, false), y = new(b, false), z = new(to, false);
            switch (kind)
            {
                case Kind.Add: Plane.Pass<Sum>(x, y, z, add: false); break;
                case Kind.Multiply: Plane.Pass<Times>(x, y, z, add: false); break;
                case Kind.OneMinus: Plane.Pass<OneMinus>(x, x, z, add: false); break;
                case Kind.Sigmoid: Plane.Pass<Logistic>(x, x, z, add: false); break;
                default: Plane.Pass<HyperbolicTangent>(x, x, z, add: false); break;
            }
        }
    }

    /// <summary>Adds to the gradients of what operations end − 1 down to first have read.</summary>
    public void Backward(int first, int end)
    {
        for (int i = end - 1; i >= first; i--)
        {
            var (kind, to, a, b) = _operations[i];
            PlaneSide value = new(to, false), gradient = new(to, true), da = new(a, true), db = new(b, true);
            switch (kind)
            {
                case Kind.Add:
                    Plane.Pass<First>(gradient, gradient, da, add: true);
                    Plane.Pass<First>(gradient, gradient, db, add: true);
                    break;
                case Kind.Multiply:
                    Plane.Pass<Times>(gradient, new(b, false), da, add: true);
                    Plane.Pass<Times>(gradient, new(a, false), db, add: true);
                    break;
                case Kind.OneMinus: Plane.Pass<Negative>(gradient, gradient, da, add: true); break;
                case Kind.Sigmoid: Plane.Pass<LogisticSlope>(gradient, value, da, add: true); break;
                default: Plane.Pass<TangentSlope>(gradient, value, da, add: true); break;
            }
        }
    }

    public void ClearGradients()
    {
        foreach (Plane plane in _planes)
            Array.Clear(plane.Gradients);
    }

    private Plane Allocate()
    {
        var plane =
            new Plane(new float[rows * columns], new float[keep ? rows * columns : 0], 0, columns, rows, columns);
        _planes.Add(plane);
        return plane;
    }

    private Plane Append(Kind kind, Plane a, Plane b)
    {
        Plane to = New();
        _operations.Add((kind, to, a, b));
        return to;
    }
}
