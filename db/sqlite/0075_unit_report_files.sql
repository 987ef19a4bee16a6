-- Files that go with a unit's report: with which version each was handed in. Of a version that the office entered from paper, when the paper came.

ALTER TABLE Attachments ADD COLUMN UnitReportVersionId TEXT;
CREATE INDEX IX_Attachments_UnitReportVersionId ON Attachments (UnitReportVersionId) WHERE UnitReportVersionId IS NOT NULL;
ALTER TABLE UnitReportVersions ADD COLUMN PaperReceivedOn TEXT;
