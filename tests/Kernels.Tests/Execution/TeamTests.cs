using Kernels.Execution;

namespace Kernels.Tests.Execution;

/// <summary>The team: everybody works, everybody waits, and a failure comes out without stopping the team for
/// good.</summary>
public sealed class TeamTests
{
    [Theory]
    [InlineData(2, 200)]
    [InlineData(4, 25)]
    public void Members_MeetAtEveryBarrier(int members, int rounds)
    {
        using var team = new Team(members);
        var work = new Counting(team, members, rounds);
        for (int i = 0; i < 20; i++)
        {
            team.Run(work);
            if (i % 7 == 0)
                Thread.Sleep(30);
        }

        Assert.Equal(0, work.Disorders);
        Assert.Equal(20 * rounds * members, work.Total);
    }

    [Fact]
    public void Members_OfMoreThreadsThanCores_MeetAllTheSame()
    {
        int members = (4 * Environment.ProcessorCount) + 1;
        using var team = new Team(members);
        var work = new Counting(team, members, 20);
        team.Run(work);
        Assert.Equal(0, work.Disorders);
        Assert.Equal(20 * members, work.Total);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Failure_OfOneMember_IsThrownToTheCallerAndTheTeamGoesOn(int failing)
    {
        using var team = new Team(3);
        for (int i = 0; i < 5; i++)
        {
            var error = Assert.Throws<ArithmeticException>(() => team.Run(new Failing(team, failing)));
            Assert.Equal("as asked", error.Message);
            team.Run(new Counting(team, 3, 5));
        }
    }

    private sealed class Counting(Team team, int members, int rounds) : IWork
    {
        private readonly int[] _done = new int[members * 32];

        public int Disorders { get; private set; }

        public long Total => Enumerable.Range(0, members).Sum(member => (long)_done[member * 32]);

        public void Execute(int member)
        {
            for (int i = 0; i < rounds; i++)
            {
                _done[member * 32]++;
                team.Sync(member);
                if (member == 0 && Enumerable.Range(0, members).Any(other => _done[other * 32] != _done[0]))
                    Disorders++;
                team.Sync(member);
            }
        }
    }

    private sealed class Failing(Team team, int failing) : IWork
    {
        public void Execute(int member)
        {
            team.Sync(member);
            if (member == failing)
                throw new ArithmeticException("as asked");
            team.Sync(member);
        }
    }
}
