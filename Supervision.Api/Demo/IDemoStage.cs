using MediatR;
using Supervision.Core.Pipeline;

namespace Supervision.Api.Demo;

/// <summary>Where a case is played: people send commands, and the clock goes to the case's own days.</summary>
internal interface IDemoStage
{
    SteppingClock Clock { get; }

    /// <summary>Sends as that person, like any user: with a permission check, a journal and a transaction of its own.</summary>
    Task<T> Send<T>(Guid person, IRequest<T> request);
}
