using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Publishing;

/// <summary>Whether the council's public pages are open, and by which decision.</summary>
[Requires(Subject.Publication, Act.Read)]
public sealed record PublicSwitchDetails : IQuery<PublicSwitch>;

public sealed record PublicSwitch
{
    public required bool IsOpen { get; init; }

    /// <summary>What the last decision rests on; none where the council decided nothing.</summary>
    public string? Basis { get; init; }

    /// <summary>The council's own part of the public addresses.</summary>
    public required string Code { get; init; }

    /// <summary>0 where the council decided nothing.</summary>
    public required int Version { get; init; }
}

/// <summary>Opens the council's public pages, or closes them with everything on them.</summary>
[Requires(Subject.Publication, Act.Approve)]
public sealed record SetPublicSwitch : ICommand<Changed>, IVersioned
{
    /// <summary>0 where the council decided nothing yet.</summary>
    public required int Version { get; init; }
    public required bool IsOpen { get; init; }

    /// <summary>What the decision rests on: a conclusion of the Standing Board.</summary>
    public required string Basis { get; init; }

    public sealed class Validator : AbstractValidator<SetPublicSwitch>
    {
        public Validator() => RuleFor(c => c.Basis).NotEmpty().MaximumLength(500);
    }
}

internal sealed class PublicSwitchHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<PublicSwitchDetails, PublicSwitch>, IRequestHandler<SetPublicSwitch, Changed>
{
    public async Task<PublicSwitch> Handle(PublicSwitchDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Read);
        return await Load(ct);
    }

    public async Task<Changed> Handle(SetPublicSwitch command, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Approve);
        var before = await Load(ct);
        await db.DemandVersion(actor.CouncilId, command.Version, before.Version, ct);
        var row = new { RowId = Guid.CreateVersion7(), command.IsOpen, command.Basis, command.Version };
        if (before.Version == 0)
            await db.Execute("INSERT INTO PublicSettings (Id, CouncilId, IsOpen, Basis, Version) VALUES (@RowId, @CouncilId, @IsOpen, @Basis, 1)", row, ct);
        else
            await db.Update("UPDATE PublicSettings SET IsOpen = @IsOpen, Basis = @Basis, Version = Version + 1 WHERE CouncilId = @CouncilId AND Version = @Version", row, ct);
        journal.Add(new PublicSwitchSet(actor.CouncilId, command.IsOpen, command.Basis), before);
        return new Changed(actor.CouncilId, before.Version + 1);
    }

    private async Task<PublicSwitch> Load(CancellationToken ct)
    {
        var row = await db.Find<Row>("""
            SELECT l.Code, s.IsOpen, s.Basis, s.Version FROM Councils l LEFT JOIN PublicSettings s ON s.CouncilId = l.Id WHERE l.Id = @CouncilId
            """, null, ct) ?? throw RefusedException.NotFound("Hội đồng nhân dân");
        return new PublicSwitch { Code = row.Code, IsOpen = row.IsOpen ?? false, Basis = row.Basis, Version = row.Version ?? 0 };
    }

    private sealed record Row
    {
        public required string Code { get; init; }
        public bool? IsOpen { get; init; }
        public string? Basis { get; init; }
        public int? Version { get; init; }
    }
}

/// <summary>Everybody may read here, or no longer: a change of rights.</summary>
public sealed record PublicSwitchSet(Guid SubjectId, bool IsOpen, string Basis) : IRightsChanged;
