using Supervision.Core.Text;

namespace Supervision.Core.Jobs;

/// <summary>Why a job ran.</summary>
public enum JobCause
{
    [Label("theo lịch")] Schedule,
    [Label("chạy tay")] Hand,
    [Label("chạy lại sau khi bị ngắt")] Recovery,
}

/// <summary>What came of a run.</summary>
public enum JobOutcome
{
    [Label("đang chạy")] Running,
    [Label("xong")] Succeeded,
    [Label("lỗi")] Failed,
    [Label("bị ngắt")] Interrupted,
}

/// <summary>One run of a job.</summary>
public sealed record JobRunLine
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string JobCode { get; init; }
    public required JobCause Cause { get; init; }

    /// <summary>The machine and process that ran it.</summary>
    public required string Node { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs, and for ever where its process ended before it did.</summary>
    public DateTimeOffset? EndedAt { get; init; }
    public long? Milliseconds { get; init; }
    public required JobOutcome Outcome { get; init; }

    /// <summary>How many things it dealt with.</summary>
    public int? Items { get; init; }
    public string? Note { get; init; }

    /// <summary>The id under which the log holds the fault.</summary>
    public string? FaultId { get; init; }

    /// <summary>What went wrong; only for those who may run jobs.</summary>
    public string? Error { get; init; }
}
