-- What a delegation found and sends to a unit to compare is a kind of notice of its own: it demands no explanation, and is not urgent.

ALTER TABLE Notices DROP CONSTRAINT CK_Notices_Kind;
ALTER TABLE Notices ADD CONSTRAINT CK_Notices_Kind CHECK (Kind IN ('ReminderDigest', 'OverdueDigest', 'FirstOverdue', 'TaskAssigned', 'TaskHandedOver', 'TaskDeclined', 'ReportSubmitted', 'ReportReturned', 'ReportConfirmed', 'ExtensionSent', 'ExtensionDecided', 'ConclusionSent', 'LetterDrafted', 'MeetingList', 'ExplanationDemanded', 'Reconciliation', 'UnitReportDue', 'NoticeDue', 'AcknowledgementMissing', 'UrgentDemand', 'JobFailed', 'DeliveryFailed', 'DaysOffMissing', 'Recheck', 'LedgerImport', 'Delegation', 'Draft', 'Account', 'Other'));
