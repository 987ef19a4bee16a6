-- Files that go with a unit's report: with which version each was handed in. Of a version that the office entered from paper, when the paper came.

ALTER TABLE Attachments ADD UnitReportVersionId uniqueidentifier NULL;
GO
CREATE INDEX IX_Attachments_UnitReportVersionId ON Attachments (UnitReportVersionId) WHERE UnitReportVersionId IS NOT NULL;
ALTER TABLE UnitReportVersions ADD PaperReceivedOn date NULL;
