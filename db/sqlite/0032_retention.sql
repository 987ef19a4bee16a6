-- What was looked at is removed at the end of its time, but never in its first twelve months, whoever asks: the database itself says so, by its own clock.

DROP TRIGGER TR_AccessLog_NoDelete;
CREATE TRIGGER TR_AccessLog_NoDelete BEFORE DELETE ON AccessLog WHEN OLD.At > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-12 months')
BEGIN SELECT RAISE(ABORT, 'access log rows are immutable for 12 months'); END;
