namespace Supervision.Core.Units;

/// <summary>
/// Which units are under a People's Committee: those that the directory puts under it, directly or within two steps. Where the directory names no superior, the level tells: of a lower level, or of its own
/// where they are no People's Committee and of the same place; a province has but one.
/// </summary>
internal static class UnitsUnder
{
    /// <summary>The unit <c>u</c> is under @UnderId.</summary>
    public const string Condition = """

        (u.Id <> @UnderId AND u.Kind <> 'CentralBody' AND EXISTS (SELECT 1 FROM Units x JOIN Units l ON l.Id = @UnderId
            WHERE x.Id <> @UnderId AND (x.Id = u.Id OR x.Id = u.ParentId OR x.Id = (SELECT p.ParentId FROM Units p WHERE p.Id = u.ParentId))
              AND (x.ParentId = @UnderId OR (x.ParentId IS NULL AND (
                CASE x.Level WHEN 'Central' THEN 0 WHEN 'Province' THEN 1 WHEN 'District' THEN 2 ELSE 3 END > CASE l.Level WHEN 'Central' THEN 0 WHEN 'Province' THEN 1 WHEN 'District' THEN 2 ELSE 3 END
                OR (x.Level = l.Level AND x.Kind <> 'PeoplesCommittee' AND (x.Level = 'Province' OR x.PlaceName = l.PlaceName)))))))

        """;
}
