-- A council sits in numbered sessions of a term, and a meeting that was held may adopt nothing: the majority it missed is kept beside it; none where it adopted, as all did before.

ALTER TABLE Examinations ADD SessionName nvarchar(200) NULL;
ALTER TABLE Examinations ADD Term nvarchar(100) NULL;
ALTER TABLE Examinations ADD NotAdoptedBecause nvarchar(1000) NULL;
