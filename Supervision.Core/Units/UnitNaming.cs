namespace Supervision.Core.Units;

/// <summary>
/// Joins the name that a unit bore: on its last day for a day after its end, its first name for a day before it had one, so that every unit always has exactly one.
/// The pieces are constants that a statement is put together from; they name the unit's row <c>u</c> and the name's row <c>n</c>.
/// </summary>
internal static class UnitNaming
{
    /// <summary>The name on the day @On.</summary>
    public const string OnDay = """

        LEFT JOIN UnitNames n ON n.UnitId = u.Id AND n.ValidFrom = COALESCE(
            (SELECT MAX(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = u.Id AND x.ValidFrom <= @On),
            (SELECT MIN(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = u.Id))

        """;

    /// <summary>The name on the day the plan of the campaign <c>c</c> was sent, or on @Today while it was not: papers go on calling a unit as it was called then.</summary>
    public const string InCampaign = """

        LEFT JOIN UnitNames n ON n.UnitId = u.Id AND n.ValidFrom = COALESCE(
            (SELECT MAX(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = u.Id AND x.ValidFrom <= COALESCE(c.PlanSentOn, @Today)),
            (SELECT MIN(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = u.Id))

        """;

    /// <summary>The name on the day of the visit <c>v</c>, or on @Today while it has none.</summary>
    public const string AtVisit = """

        LEFT JOIN UnitNames n ON n.UnitId = u.Id AND n.ValidFrom = COALESCE(
            (SELECT MAX(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = u.Id AND x.ValidFrom <= COALESCE(v.PlannedOn, @Today)),
            (SELECT MIN(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = u.Id))

        """;
}
