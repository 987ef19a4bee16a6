-- Of what a device at a visit still holds, how much was refused and why: no waiting brings that any more.

ALTER TABLE VisitDevices ADD Refused INTEGER;
ALTER TABLE VisitDevices ADD RefusedWith TEXT;
