-- Whose words stand in a draft is asked of the words as they stand: who began a draft that somebody else has written anew may send it.

ALTER TABLE RemediationItems ADD COLUMN WrittenBy TEXT;
UPDATE RemediationItems SET WrittenBy = (SELECT r.DraftedBy FROM RemediationReports r WHERE r.Id = RemediationItems.RemediationReportId);
