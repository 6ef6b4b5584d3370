using System.Runtime.InteropServices;

namespace Godwit.Cli;

/// <summary>
/// Ctrl-C and SIGTERM: the first asks the run to stop and to leave a clean state, the second ends the process.
/// </summary>
sealed class Interruption : IDisposable
{
    readonly CancellationTokenSource _source = new();
    readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What the process ends with; absent until a signal came.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>The signal as people know it.</summary>
    public string Signal => ExitCode == ExitCodes.Terminated ? "SIGTERM" : "SIGINT";

    /// <summary>Listens to the signals of this process.</summary>
    public static Interruption Listen()
    {
        var interruption = new Interruption();
        interruption.On(PosixSignal.SIGINT, ExitCodes.Interrupted);
        interruption.On(PosixSignal.SIGTERM, ExitCodes.Terminated);
        return interruption;
    }

    void On(PosixSignal signal, int exitCode) =>
        _registrations.Add(
            PosixSignalRegistration.Create(
                signal,
                context =>
                {
                    context.Cancel = true;
                    if (ExitCode is not null)
                        Environment.Exit(exitCode);
                    Interrupt(exitCode);
                }
            )
        );

    /// <summary>What a signal does.</summary>
    public void Interrupt(int exitCode)
    {
        ExitCode = exitCode;
        _source.Cancel();
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }
}
