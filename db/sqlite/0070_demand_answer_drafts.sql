-- What a unit's contact proposes to answer to an urgent demand, until its head sends the answer: the unit's alone.

ALTER TABLE UrgentDemands ADD COLUMN DraftAnswer TEXT;
ALTER TABLE UrgentDemands ADD COLUMN DraftReference TEXT;
ALTER TABLE UrgentDemands ADD COLUMN DraftNumber INTEGER;
ALTER TABLE UrgentDemands ADD COLUMN DraftedBy TEXT;
ALTER TABLE UrgentDemands ADD COLUMN DraftedOn TEXT;
