-- Conclusions by the day by which units report on all of them: for calendars and reminders.

CREATE INDEX IX_Conclusions_ReportDueOn ON Conclusions (CouncilId, ReportDueOn) WHERE ReportDueOn IS NOT NULL;
