using System.Runtime.InteropServices;

namespace Godwit;

/// <summary>
/// A token that Ctrl-C and SIGTERM cancel. A host listens to them only once it starts; before that the process would
/// end in the middle of a statement, without a word about the state of the database.
/// </summary>
sealed class TerminationSignals : IDisposable
{
    readonly CancellationTokenSource _source;
    readonly PosixSignalRegistration[] _registrations;

    public TerminationSignals(bool isHostStarted, CancellationToken stopping, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        _registrations = isHostStarted
            ? []
            :
            [
                PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
                PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
                PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Cancel),
            ];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }
}
