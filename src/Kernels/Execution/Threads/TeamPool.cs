namespace Kernels.Execution;

/// <summary>
/// Teams at rest, for whoever has work next. Layers that run one after the other share threads: those of two teams would
/// spin against each other on the same cores. Layers that run at the same time get a team each.
/// </summary>
internal static class TeamPool
{
    private static readonly Lock Gate = new();
    private static readonly List<Team> Resting = [];

    /// <summary>A team of that many members. The one that worked last is first: its threads are still awake.</summary>
    public static Team Rent(int members)
    {
        lock (Gate)
        {
            for (int i = Resting.Count - 1; i >= 0; i--)
            {
                Team team = Resting[i];
                if (team.Members != members)
                    continue;
                Resting.RemoveAt(i);
                return team;
            }
        }

        return new Team(members);
    }

    /// <summary>Gives a team back; its threads park when nobody needs them for a while.</summary>
    public static void Return(Team team)
    {
        lock (Gate)
            Resting.Add(team);
    }

    /// <summary>Has work done by that many members.</summary>
    public static void Run(int members, IWork work)
    {
        if (members == 1)
        {
            work.Execute(0);
            return;
        }

        Team team = Rent(members);
        try
        {
            team.Run(work);
        }
        finally
        {
            Return(team);
        }
    }
}
