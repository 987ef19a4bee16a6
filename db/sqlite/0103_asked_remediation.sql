-- A unit's contact lays a drafted report on tasks before the unit's head: when.

ALTER TABLE RemediationReports ADD COLUMN AskedOn TEXT;
