-- A unit explains in writing what the Standing Board demanded of it: what its contact proposes to say, who sent it, under which number of the unit's own, and which of the task's files went with it.

ALTER TABLE Measures ADD DraftAnswer nvarchar(max) NULL;
ALTER TABLE Measures ADD DraftReference nvarchar(200) NULL;
ALTER TABLE Measures ADD DraftedBy uniqueidentifier NULL;
ALTER TABLE Measures ADD DraftedOn date NULL;
ALTER TABLE Measures ADD DraftNumber int NULL;
ALTER TABLE Measures ADD ExplainedBy uniqueidentifier NULL;
ALTER TABLE Measures ADD AnswerReference nvarchar(200) NULL;
ALTER TABLE Attachments ADD MeasureId uniqueidentifier NULL;
GO
CREATE INDEX IX_Attachments_MeasureId ON Attachments (MeasureId) WHERE MeasureId IS NOT NULL;
