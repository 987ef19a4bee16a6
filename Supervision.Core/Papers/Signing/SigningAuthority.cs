using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Papers.Signing;

/// <summary>How somebody signs for another (Decree 30/2020/NĐ-CP, Art. 13).</summary>
public enum AuthorityForm
{
    [Label("KT. (ký thay)")] Deputy,
    [Label("TL. (thừa lệnh)")] ByOrder,
    [Label("TUQ. (thừa ủy quyền)")] Authorised,
}

/// <summary>Whose right to sign somebody uses, for which papers and how long; it is not passed on.</summary>
internal sealed class SigningAuthority
{
    public required Guid Id { get; init; }
    public Guid? BodyId { get; init; }
    public required AuthorityForm Form { get; init; }
    public required Guid GrantorId { get; init; }
    public required string GrantorName { get; init; }
    public required string GrantorPost { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required string PersonPost { get; init; }

    /// <summary>Kinds of papers, parted by blanks; null for all.</summary>
    public string? Kinds { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }
    public required string Reference { get; init; }
    public DateOnly? RevokedOn { get; init; }
    public string? RevokeReason { get; init; }
    public required int Version { get; init; }

    public IReadOnlyList<PaperKind> KindList => [.. (Kinds ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<PaperKind>)];

    /// <summary>
    /// What stands above the name: KT. under the body's own line with the post that is stood in for, TL. and TUQ. with it alone (Decree 30/2020/NĐ-CP, Annex I, cell 7a).
    /// </summary>
    public IReadOnlyList<string> Lines(IReadOnlyList<string> ofHolder) => Form switch
    {
        AuthorityForm.Deputy => [.. ofHolder.Where(line => line.StartsWith("TM.", StringComparison.OrdinalIgnoreCase)), $"KT. {GrantorPost}", PersonPost],
        AuthorityForm.ByOrder => [$"TL. {GrantorPost}", PersonPost],
        _ => [$"TUQ. {GrantorPost}", PersonPost],
    };

    /// <summary>Refuses a paper or a day that it is not about, naming the rule.</summary>
    public void DemandCovers(OfficialPaper paper, DateOnly on)
    {
        if (RevokedOn <= on) throw Refuse("authority.revoked", $"đã chấm dứt từ ngày {VietnameseDate.Short(RevokedOn.Value)}");
        if (on < ValidFrom || on > ValidTo)
            throw Refuse("authority.dates", $"chỉ có giá trị từ ngày {VietnameseDate.Short(ValidFrom)} đến ngày {VietnameseDate.Short(ValidTo)}, không có giá trị vào ngày {VietnameseDate.Short(on)}");
        if (Kinds is not null && !KindList.Contains(paper.Kind))
            throw Refuse("authority.scope", $"không gồm “{paper.Kind.Label()}” mà chỉ gồm: {string.Join("; ", KindList.Select(kind => kind.Label()))}");
        if (BodyId is not null && BodyId != paper.BodyId) throw Refuse("authority.scope", "chỉ dành cho văn bản của cơ quan khác");
    }

    private RefusedException Refuse(string code, string why) =>
        RefusedException.Conflict(code, $"Việc {PersonName} ký {Form.Label()} {GrantorPost} (theo {Reference}) {why} (Điều 13 Nghị định 30/2020/NĐ-CP).", "AuthorityId");
}

internal static class SigningAuthorityRows
{
    internal const string Columns = """
        a.Id, a.BodyId, a.Form, a.GrantorId, g.Name AS GrantorName, a.GrantorPost, a.PersonId, p.Name AS PersonName, a.PersonPost, a.Kinds, a.ValidFrom, a.ValidTo, a.Reference,
        a.RevokedOn, a.RevokeReason, a.Version
        FROM SigningAuthorities a
        JOIN People g ON g.Id = a.GrantorId
        JOIN People p ON p.Id = a.PersonId
        """;

    public static async Task<SigningAuthority> LoadAuthority(this Db db, Guid id, CancellationToken ct) =>
        await db.Find<SigningAuthority>("SELECT " + Columns + " WHERE a.Id = @id AND a.CouncilId = @CouncilId", new { id }, ct) ?? throw RefusedException.NotFound("việc ký thay, thừa lệnh, thừa ủy quyền");
}
