-- What a unit sent on paper and the office entered: when the paper came and who signed it. The paper's own day is the day of the report or request.

ALTER TABLE RemediationReports ADD COLUMN PaperReceivedOn TEXT;
ALTER TABLE RemediationReports ADD COLUMN PaperSignedBy TEXT;
ALTER TABLE ExtensionRequests ADD COLUMN PaperReceivedOn TEXT;
ALTER TABLE ExtensionRequests ADD COLUMN PaperSignedBy TEXT;
