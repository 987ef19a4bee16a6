-- A council sits in numbered sessions of a term, and a meeting that was held may adopt nothing: the majority it missed is kept beside it; none where it adopted, as all did before.

ALTER TABLE Examinations ADD COLUMN SessionName TEXT;
ALTER TABLE Examinations ADD COLUMN Term TEXT;
ALTER TABLE Examinations ADD COLUMN NotAdoptedBecause TEXT;
