-- Whose words stand in a request for more time is asked of the request as it stands, as of a report: the journal is no place to look that up for each task of a list.

ALTER TABLE ExtensionRequests ADD COLUMN WrittenBy TEXT;
UPDATE ExtensionRequests SET WrittenBy = COALESCE((
    SELECT j.ActorId FROM Journal j
    WHERE j.Seq = (SELECT MAX(x.Seq) FROM Journal x WHERE x.SubjectId = ExtensionRequests.Id AND x.CouncilId = ExtensionRequests.CouncilId AND x.Event IN ('ExtensionDrafted', 'ExtensionRevised'))), DraftedBy);
