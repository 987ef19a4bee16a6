-- What was looked at is removed at the end of its time, but never in its first twelve months, whoever asks: the database itself says so, by its own clock.

DROP TRIGGER TR_AccessLog_NoDelete;
GO
CREATE TRIGGER TR_AccessLog_NoDelete ON AccessLog INSTEAD OF DELETE AS
IF EXISTS (SELECT 1 FROM deleted d WHERE d.At > DATEADD(month, -12, SYSDATETIMEOFFSET())) RAISERROR('access log rows are immutable for 12 months', 16, 1);
ELSE DELETE a FROM AccessLog a JOIN deleted d ON d.Id = a.Id;
GO
