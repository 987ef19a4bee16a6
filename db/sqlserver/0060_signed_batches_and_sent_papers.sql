-- The day that the paper copies of a batch of urging letters were signed by hand, as whoever ordered the batch said; none in batches ordered before.

ALTER TABLE LetterBatches ADD SignedOn date NULL;

-- What was sent to its units by the command of its conclusion or letter was sent, also in the register of papers.

UPDATE OfficialPapers SET Status = 'Sent'
WHERE Status = 'Issued' AND Kind IN ('ConclusionNotice', 'SessionNotice', 'SupervisionResolution', 'CommitteeReport', 'GroupReport', 'ReminderLetter')
  AND (EXISTS (SELECT 1 FROM ConclusionReceipts r WHERE r.ConclusionId = OfficialPapers.SubjectId)
       OR EXISTS (SELECT 1 FROM ReminderLetters l WHERE l.Id = OfficialPapers.SubjectId AND l.SentOn IS NOT NULL));
