-- A unit explains in writing what the Standing Board demanded of it: who sent it, under which number of the unit's own, and which of the task's files went with it.

ALTER TABLE Measures ADD COLUMN ExplainedBy TEXT;
ALTER TABLE Measures ADD COLUMN AnswerReference TEXT;
ALTER TABLE Attachments ADD COLUMN MeasureId TEXT;
CREATE INDEX IX_Attachments_MeasureId ON Attachments (MeasureId) WHERE MeasureId IS NOT NULL;
