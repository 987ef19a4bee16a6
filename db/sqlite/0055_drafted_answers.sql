-- What a unit's contact proposes to answer to a finding, until its head sends the answer.

ALTER TABLE Findings ADD COLUMN UnitDraftAgrees INTEGER;
ALTER TABLE Findings ADD COLUMN UnitDraftExplanation TEXT;
