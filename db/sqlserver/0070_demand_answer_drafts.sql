-- What a unit's contact proposes to answer to an urgent demand, until its head sends the answer: the unit's alone.

ALTER TABLE UrgentDemands ADD DraftAnswer nvarchar(max) NULL;
ALTER TABLE UrgentDemands ADD DraftReference nvarchar(100) NULL;
ALTER TABLE UrgentDemands ADD DraftNumber int NULL;
ALTER TABLE UrgentDemands ADD DraftedBy uniqueidentifier NULL;
ALTER TABLE UrgentDemands ADD DraftedOn date NULL;
