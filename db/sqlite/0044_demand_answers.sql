-- What a unit answered to an urgent demand.

ALTER TABLE UrgentDemands ADD COLUMN AnsweredOn TEXT;
ALTER TABLE UrgentDemands ADD COLUMN Answer TEXT;
ALTER TABLE UrgentDemands ADD COLUMN AnswerReference TEXT;
CREATE INDEX IX_UrgentDemands_Unanswered ON UrgentDemands (CouncilId, AnswerDueOn) WHERE AnsweredOn IS NULL;
