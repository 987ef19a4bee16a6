-- What the office found when it appraised what a unit reported on a task, and what it proposes to whoever decides.

ALTER TABLE RemediationItems ADD ProposedOutcome nvarchar(30) NULL;
ALTER TABLE RemediationItems ADD AppraisalText nvarchar(max) NULL;
ALTER TABLE RemediationItems ADD AppraisedOn date NULL;
ALTER TABLE RemediationItems ADD AppraisedBy uniqueidentifier NULL;
GO
ALTER TABLE RemediationItems ADD CONSTRAINT CK_RemediationItems_ProposedOutcome CHECK (ProposedOutcome IN ('Confirmed', 'ConfirmedPartly', 'Returned', 'NotSatisfactory', 'Noted', 'Lapsed'));
