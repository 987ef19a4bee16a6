-- The day on which a unit answered a finding, and the day on which it was settled: minutes say of what came after the session when it came. What was answered before has no day.

ALTER TABLE Findings ADD COLUMN UnitAnsweredOn TEXT;
ALTER TABLE Findings ADD COLUMN SettledOn TEXT;
