-- What a unit sent on paper and the office entered: when the paper came and who signed it. The paper's own day is the day of the report or request.

ALTER TABLE RemediationReports ADD PaperReceivedOn date NULL;
ALTER TABLE RemediationReports ADD PaperSignedBy nvarchar(300) NULL;
ALTER TABLE ExtensionRequests ADD PaperReceivedOn date NULL;
ALTER TABLE ExtensionRequests ADD PaperSignedBy nvarchar(300) NULL;
