using Supervision.Core.Pipeline;

namespace Supervision.Core.Access;

/// <summary>
/// An event that gives, widens or takes what somebody may do: a role, a right to sign for another, who holds a seal, how strict four eyes are.
/// Besides its line in the journal it is told to those who answer for the council's rights (Decree 30/2020/NĐ-CP, Annex VI).
/// </summary>
public interface IRightsChanged : IEvent;
