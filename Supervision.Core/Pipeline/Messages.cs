using MediatR;

namespace Supervision.Core.Pipeline;

/// <summary>Something that changes the system: runs in one transaction, and its journal is written with it.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>
/// Something that must be proven first, by a password or a code, or a large file that must be looked through first. Proving is slow, and counts even where it fails, so it stands outside of the
/// unit of work; the handler takes a turn of its own for what it changes.
/// </summary>
public interface IAttempt<out TResult> : IRequest<TResult>;

/// <summary>Asks for something and changes nothing.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>Replaces or moves what its sender saw, and therefore says which version that was (If-Match on the web).</summary>
public interface IVersioned
{
    /// <summary>The version the sender saw; another one in the database refuses the command.</summary>
    int Version { get; }
}

/// <summary>Something that happened, in the past tense; the journal keeps it with who, when and what.</summary>
public interface IEvent
{
    /// <summary>What it happened to.</summary>
    Guid SubjectId { get; }
}

/// <summary>The answer of a command that made one thing.</summary>
public sealed record Created(Guid Id, int? Number = null);

/// <summary>The answer of a command that moved or replaced one thing: the version to send next.</summary>
public sealed record Changed(Guid Id, int Version);
