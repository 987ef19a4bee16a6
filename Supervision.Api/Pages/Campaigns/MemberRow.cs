using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.People;

namespace Supervision.Api.Pages;

/// <summary>The fields of one member of a delegation in a form: chosen from the council's people or written down.</summary>
/// <param name="Row">What the names of its fields begin with.</param>
/// <param name="Legend">What the row is called.</param>
/// <param name="Part">What the member is proposed to be in the delegation.</param>
/// <param name="People">Who may be chosen.</param>
public sealed record MemberRow(string Row, string Legend, DelegationPart Part, IReadOnlyList<PersonLine> People)
{
    /// <summary>One of the council's own; whoever only looks after the system or the register supervises nothing.</summary>
    internal static bool MayTakePart(PersonLine person) =>
        person is { UnitId: null, IsActive: true } && (person.Roles.Count == 0 || person.Roles.Any(held => held.Role is not (Role.Admin or Role.RecordsClerk)));

    /// <summary>Rows left blank are nobody; whoever was chosen without a title bears the one of the directory. Each with the place it had in the form.</summary>
    internal static IReadOnlyList<(NewMember Member, int Place)> Filled(IReadOnlyList<NewMember>? typed, IReadOnlyDictionary<Guid, PersonLine> people) =>
    [
        .. (typed ?? []).Select((member, i) => (member, i)).Where(row => row.member.PersonId is not null || row.member.Title is not null || row.member.BodyName is not null)
            .Select(row => (row.member with { Title = row.member.Title ?? (row.member.PersonId is { } id && people.TryGetValue(id, out var person) ? person.Title : null!) }, row.i)),
    ];
}
