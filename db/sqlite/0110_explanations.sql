-- A unit explains in writing what the Standing Board demanded of it: what its contact proposes to say, who sent it, under which number of the unit's own, and which of the task's files went with it.

ALTER TABLE Measures ADD COLUMN DraftAnswer TEXT;
ALTER TABLE Measures ADD COLUMN DraftReference TEXT;
ALTER TABLE Measures ADD COLUMN DraftedBy TEXT;
ALTER TABLE Measures ADD COLUMN DraftedOn TEXT;
ALTER TABLE Measures ADD COLUMN DraftNumber INTEGER;
ALTER TABLE Measures ADD COLUMN ExplainedBy TEXT;
ALTER TABLE Measures ADD COLUMN AnswerReference TEXT;
ALTER TABLE Attachments ADD COLUMN MeasureId TEXT;
CREATE INDEX IX_Attachments_MeasureId ON Attachments (MeasureId) WHERE MeasureId IS NOT NULL;
