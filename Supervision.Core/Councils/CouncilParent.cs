using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Law;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Councils;

/// <summary>What the province reads of a commune.</summary>
public enum ParentSees
{
    /// <summary>Conclusions that were issued, and how far what they ask for has come; both are public.</summary>
    [Label("chỉ kết quả đã ban hành, đã gửi")] Published,

    /// <summary>Also which supervisions are under way, and at which stage; no drafts.</summary>
    [Label("kết quả đã ban hành và các cuộc đang tiến hành")] UnderWay,
}

/// <summary>The council above the actor's, and what it reads here.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record CouncilParentDetails : IQuery<CouncilParent>;

public sealed record CouncilParent
{
    /// <summary>None where no council reads here.</summary>
    public string? ParentCode { get; init; }
    public string? ParentName { get; init; }
    public required ParentSees ParentSees { get; init; }

    /// <summary>0 where the council decided nothing yet.</summary>
    public required int Version { get; init; }
}

/// <summary>Names the province that a commune belongs to, and what it reads; without a code, none does.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetCouncilParent : ICommand<Changed>, IVersioned
{
    public required int Version { get; init; }

    /// <summary>The code of the province's council in this installation.</summary>
    public string? ParentCode { get; init; }
    public required ParentSees ParentSees { get; init; }

    public sealed class Validator : AbstractValidator<SetCouncilParent>
    {
        public Validator()
        {
            RuleFor(c => c.ParentCode).MaximumLength(40);
            RuleFor(c => c.ParentSees).IsInEnum();
        }
    }
}

internal sealed class CouncilParentHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<CouncilParentDetails, CouncilParent>, IRequestHandler<SetCouncilParent, Changed>
{
    public async Task<CouncilParent> Handle(CouncilParentDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return await Load(ct);
    }

    public async Task<Changed> Handle(SetCouncilParent command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var before = await Load(ct);
        await db.DemandVersion(actor.CouncilId, command.Version, before.Version, ct);
        var parent = command.ParentCode is { Length: > 0 } code ? await Province(code, ct) : null;
        var row = new { RowId = Guid.CreateVersion7(), ParentId = parent?.Id, command.ParentSees, command.Version };
        if (before.Version == 0)
            await db.Execute("INSERT INTO CouncilParents (Id, CouncilId, ParentId, ParentSees, Version) VALUES (@RowId, @CouncilId, @ParentId, @ParentSees, 1)", row, ct);
        else
            await db.Update("UPDATE CouncilParents SET ParentId = @ParentId, ParentSees = @ParentSees, Version = Version + 1 WHERE CouncilId = @CouncilId AND Version = @Version", row, ct);
        journal.Add(new CouncilParentSet(actor.CouncilId, command.ParentCode, command.ParentSees), before);
        return new Changed(actor.CouncilId, before.Version + 1);
    }

    private async Task<Row> Province(string code, CancellationToken ct)
    {
        if ((await db.LoadCouncil(ct)).Level is CouncilLevel.Province)
            throw RefusedException.Conflict("council.no_parent", "Hội đồng nhân dân cấp tỉnh không có Hội đồng nhân dân cấp trên trong hệ thống.", nameof(SetCouncilParent.ParentCode));
        return await db.Find<Row>("""
            -- across councils: a commune names its province by the code that the province gave it
            SELECT Id FROM Councils WHERE Code = @code AND Level = 'Province'
            """, new { code }, ct) ?? throw RefusedException.Invalid("council.parent", nameof(SetCouncilParent.ParentCode), "Không có Hội đồng nhân dân cấp tỉnh với mã này.");
    }

    private async Task<CouncilParent> Load(CancellationToken ct) => await db.Find<CouncilParent>("""
        SELECT p.Code AS ParentCode, p.Name AS ParentName, l.ParentSees, l.Version
        FROM CouncilParents l LEFT JOIN Councils p ON p.Id = l.ParentId
        WHERE l.CouncilId = @CouncilId
        """, null, ct) ?? new CouncilParent { ParentSees = ParentSees.Published, Version = 0 };

    private sealed record Row
    {
        public required Guid Id { get; init; }
    }
}

public sealed record CouncilParentSet(Guid SubjectId, string? ParentCode, ParentSees ParentSees) : IRightsChanged;
