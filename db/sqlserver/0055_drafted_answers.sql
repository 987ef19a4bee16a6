-- What a unit's contact proposes to answer to a finding, until its head sends the answer.

ALTER TABLE Findings ADD UnitDraftAgrees bit NULL;
ALTER TABLE Findings ADD UnitDraftExplanation nvarchar(max) NULL;
