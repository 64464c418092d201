using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A verification that can still be configured, and starts when it is awaited or turned into a task.</summary>
public sealed class SettingsTask
{
    private readonly VerifySettings _settings;
    private readonly Func<VerifySettings, Task> _verify;
    private Task? _task;

    internal SettingsTask(VerifySettings settings, Func<VerifySettings, Task> verify) => (_settings, _verify) = (settings, verify);

    /// <summary>Starts it.</summary>
    /// <param name="verification">The verification.</param>
    public static implicit operator Task(SettingsTask verification) => verification.ToTask();

    /// <inheritdoc cref="VerifySettings.UseParameters"/>
    public SettingsTask UseParameters(params object?[] parameters)
    {
        _settings.UseParameters(parameters);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.UseDirectory"/>
    public SettingsTask UseDirectory(string directory)
    {
        _settings.UseDirectory(directory);
        return this;
    }

    /// <summary>Starts it.</summary>
    public Task ToTask() => _task ??= _verify(_settings);

    /// <summary>Starts it.</summary>
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();
}
