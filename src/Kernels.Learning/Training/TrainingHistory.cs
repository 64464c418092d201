namespace Kernels.Learning.Training;

/// <summary>
/// Keeps a few hundred statuses of a run of any length: when full, every second one is dropped and twice as many are
/// passed over.
/// </summary>
internal sealed class TrainingHistory
{
    private const int Capacity = 512;

    private readonly List<TrainingStatus> _statuses = [];
    private long _every = 1;
    private long _seen;

    public IReadOnlyList<TrainingStatus> Statuses => _statuses;

    public void Add(TrainingStatus status)
    {
        if (status.HeldOut is not null || _seen % _every == 0)
            _statuses.Add(status);
        _seen++;
        if (_statuses.Count >= Capacity)
            Thin();
    }

    private void Thin()
    {
        int index = 0;
        _statuses.RemoveAll(status => index++ % 2 == 1 && status.HeldOut is null);
        _every *= 2;
    }
}
