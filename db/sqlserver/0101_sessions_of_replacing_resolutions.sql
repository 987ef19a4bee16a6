-- A resolution in place of another is passed at a session of its own: the drafts in hand took that of the replaced one, and none adopted them.

ALTER TABLE Examinations ADD ConclusionId uniqueidentifier NULL;
GO
ALTER TABLE Examinations ADD CONSTRAINT FK_Examinations_ConclusionId FOREIGN KEY (ConclusionId) REFERENCES Conclusions (Id);
CREATE INDEX IX_Examinations_ConclusionId ON Examinations (ConclusionId) WHERE ConclusionId IS NOT NULL;

UPDATE Conclusions SET ExaminationId = NULL
WHERE Kind = 'SupervisionResolution' AND ReplacesId IS NOT NULL AND Status IN ('Draft', 'Consulting', 'Submitted');
