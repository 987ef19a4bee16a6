using Supervision.Core.Access;
using Supervision.Core.Papers;

namespace Supervision.Api.Pages;

/// <summary>A paper under its addresses.</summary>
public sealed record PaperLinks(string Name, string Path)
{
    /// <summary>The paper that can be opened of a subject while it is a draft; none where there is nothing to open.</summary>
    public (PaperKind Kind, Guid SubjectId)? Draft { get; init; }

    /// <summary>Whoever has the pages of papers; who is invited to a delegation reads its report where the report is.</summary>
    public static bool MayRead(IReadOnlyCollection<Role> roles) => PermissionMatrix.AllowsAny(roles, Subject.Paper, Act.Read);

    /// <summary>Whoever writes papers and what this one is of: the records clerk numbers conclusions and letters without writing them.</summary>
    public static bool MayOpen(PaperKind kind, IReadOnlyCollection<Role> roles) => PermissionMatrix.AllowsAny(roles, Subject.Paper, Act.Write)
        && PermissionMatrix.AllowsAny(roles, SubjectOf(kind), Act.Write);

    /// <summary>As the other, and for whoever numbers what was approved.</summary>
    public static bool MayOpenToSign(PaperKind kind, IReadOnlyCollection<Role> roles) => PermissionMatrix.AllowsAny(roles, Subject.Paper, Act.Write)
        && (PermissionMatrix.AllowsAny(roles, SubjectOf(kind), Act.Write) || PermissionMatrix.AllowsAny(roles, SubjectOf(kind), Act.Number));

    private static Subject SubjectOf(PaperKind kind) => kind.Rule().OwnedBy switch
    {
        "Conclusion" or "DelegationReport" => Subject.Conclusion,
        "ReminderLetter" => Subject.Escalation,
        "Visit" => Subject.Visit,
        "UnitReport" => Subject.UnitReport,
        "RemediationReport" => Subject.RemediationReport,
        _ => Subject.Paper,
    };
}
