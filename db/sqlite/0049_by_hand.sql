-- Who drafted an urging letter by hand, and who answered an urgent demand and took note of the answer: until then it can be corrected.

ALTER TABLE ChaseSteps ADD COLUMN TakenBy TEXT;
ALTER TABLE UrgentDemands ADD COLUMN AnsweredBy TEXT;
ALTER TABLE UrgentDemands ADD COLUMN NotedOn TEXT;
ALTER TABLE UrgentDemands ADD COLUMN NotedBy TEXT;
