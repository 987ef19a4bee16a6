using Supervision.Core.Access;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Registers;

/// <summary>The books are the council's own: a unit has no part in them.</summary>
internal static class RegisterAccess
{
    public static void Demand(Gate gate, Actor actor, Act act)
    {
        gate.Council(Subject.Paper, act);
        if (!IsOpenTo(actor))
            throw RefusedException.Forbidden("Sổ văn bản do văn thư, Văn phòng và Thường trực Hội đồng nhân dân sử dụng.");
    }

    public static bool IsOpenTo(Actor actor) =>
        actor.UnitId is null && !actor.Identity.Roles.All(role => role is Role.Member or Role.DelegationHead or Role.Secretary or Role.Expert);
}
