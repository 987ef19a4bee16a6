-- How a task stood before a paper report was entered, to which it goes back when the entry is taken back.

ALTER TABLE RemediationItems ADD ProgressBefore nvarchar(30) NULL;
ALTER TABLE RemediationItems ADD PercentBefore int NULL;
ALTER TABLE RemediationItems ADD AcceptedBefore date NULL;
ALTER TABLE RemediationItems ADD ReportedBefore date NULL;
