-- How a task stood before a paper report was entered, to which it goes back when the entry is taken back.

ALTER TABLE RemediationItems ADD COLUMN ProgressBefore TEXT;
ALTER TABLE RemediationItems ADD COLUMN PercentBefore INTEGER;
ALTER TABLE RemediationItems ADD COLUMN AcceptedBefore TEXT;
ALTER TABLE RemediationItems ADD COLUMN ReportedBefore TEXT;
