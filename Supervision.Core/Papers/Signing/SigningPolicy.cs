using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>Whether number and date are on a paper before its signer signs.</summary>
public enum SigningOrder
{
    [Label("Ký trước, văn thư ghi số, ngày và đóng dấu số sau")] SignFirst,
    [Label("Lấy số, ngày trước, in trên văn bản rồi mới ký")] NumberFirst,
}

/// <summary>What a council has decided about signing.</summary>
public sealed record SigningPolicy
{
    public required SigningOrder SigningOrder { get; init; }

    /// <summary>Names on the certificates of the agency that may seal, beside the names of the council and its bodies: its office's, as a rule.</summary>
    public required IReadOnlyList<string> SealHolders { get; init; }

    /// <summary>0 where nothing was decided yet.</summary>
    public required int Version { get; init; }
}

/// <summary>What the actor's council has decided about signing.</summary>
[Requires(Subject.Paper, Act.Read)]
public sealed record SigningPolicyDetails : IQuery<SigningPolicy>;

/// <summary>Decides how a council's papers are signed.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetSigningPolicy : ICommand<Changed>, IVersioned
{
    public required int Version { get; init; }
    public required SigningOrder SigningOrder { get; init; }
    public required IReadOnlyList<string> SealHolders { get; init; }

    public sealed class Validator : AbstractValidator<SetSigningPolicy>
    {
        public Validator()
        {
            RuleFor(c => c.SigningOrder).IsInEnum();
            RuleFor(c => c.SealHolders).PaperLines(10, 2000);
        }
    }
}

internal sealed class SigningPolicyHandler(Db db, Journal journal, Gate gate, Actor actor) : IRequestHandler<SigningPolicyDetails, SigningPolicy>, IRequestHandler<SetSigningPolicy, Changed>
{
    public async Task<SigningPolicy> Handle(SigningPolicyDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Read);
        return await db.SigningPolicy(ct);
    }

    public async Task<Changed> Handle(SetSigningPolicy command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var before = await db.SigningPolicy(ct);
        await db.DemandVersion(actor.CouncilId, command.Version, before.Version, ct);
        var row = new { RowId = Guid.CreateVersion7(), command.SigningOrder, SealHolders = Lines.Write(command.SealHolders), command.Version };
        if (before.Version == 0)
            await db.Execute("INSERT INTO SigningPolicies (Id, CouncilId, SigningOrder, SealHolders, Version) VALUES (@RowId, @CouncilId, @SigningOrder, @SealHolders, 1)", row, ct);
        else
            await db.Update("UPDATE SigningPolicies SET SigningOrder = @SigningOrder, SealHolders = @SealHolders, Version = Version + 1 WHERE CouncilId = @CouncilId AND Version = @Version", row, ct);
        journal.Add(new SigningPolicySet(actor.CouncilId, command.SigningOrder, command.SealHolders), before);
        return new Changed(actor.CouncilId, before.Version + 1);
    }
}

internal static class SigningPolicyRows
{
    /// <summary>Where a council decided nothing, its papers are signed first.</summary>
    public static async Task<SigningPolicy> SigningPolicy(this Db db, CancellationToken ct)
    {
        var row = await db.Find<Row>("SELECT SigningOrder, SealHolders, Version FROM SigningPolicies WHERE CouncilId = @CouncilId", null, ct);
        return new SigningPolicy { SigningOrder = row?.SigningOrder ?? SigningOrder.SignFirst, SealHolders = Lines.Read(row?.SealHolders), Version = row?.Version ?? 0 };
    }

    private sealed record Row
    {
        public required SigningOrder SigningOrder { get; init; }
        public string? SealHolders { get; init; }
        public required int Version { get; init; }
    }
}

public sealed record SigningPolicySet(Guid SubjectId, SigningOrder SigningOrder, IReadOnlyList<string> SealHolders) : IRightsChanged;
