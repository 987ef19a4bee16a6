-- What the office found when it appraised what a unit reported on a task, and what it proposes to whoever decides.

ALTER TABLE RemediationItems ADD COLUMN ProposedOutcome TEXT CONSTRAINT CK_RemediationItems_ProposedOutcome CHECK (ProposedOutcome IN ('Confirmed', 'ConfirmedPartly', 'Returned', 'NotSatisfactory', 'Noted', 'Lapsed'));
ALTER TABLE RemediationItems ADD COLUMN AppraisalText TEXT;
ALTER TABLE RemediationItems ADD COLUMN AppraisedOn TEXT;
ALTER TABLE RemediationItems ADD COLUMN AppraisedBy TEXT;
