-- An issued paper is recalled by another paper, which is named; a conclusion whose paper was recalled asks nothing of anybody any more.

ALTER TABLE OfficialPapers ADD RecallReference nvarchar(200) NULL;
ALTER TABLE OfficialPapers ADD RecalledOn date NULL;

ALTER TABLE Conclusions DROP CONSTRAINT CK_Conclusions_Status;
ALTER TABLE Conclusions ADD CONSTRAINT CK_Conclusions_Status CHECK (Status IN ('Draft', 'Consulting', 'Submitted', 'Issued', 'Sent', 'Received', 'Reconsidering', 'Replaced', 'Recalled', 'Discharged'));

-- What was recalled before and has nothing under way any more.
UPDATE Conclusions
SET Status = 'Recalled', Version = Version + 1
WHERE Status IN ('Issued', 'Sent', 'Received', 'Reconsidering') AND EXISTS (SELECT 1 FROM OfficialPapers p WHERE p.SubjectId = Conclusions.Id AND p.Force = 'Recalled')
  AND NOT EXISTS (SELECT 1 FROM FollowUpTasks t WHERE t.ConclusionId = Conclusions.Id AND t.IsParent = 0 AND t.ClosedOn IS NULL);
