-- Who drafted an urging letter by hand, and who answered an urgent demand and took note of the answer: until then it can be corrected.

ALTER TABLE ChaseSteps ADD TakenBy uniqueidentifier NULL;
ALTER TABLE UrgentDemands ADD AnsweredBy uniqueidentifier NULL;
ALTER TABLE UrgentDemands ADD NotedOn date NULL;
ALTER TABLE UrgentDemands ADD NotedBy uniqueidentifier NULL;
