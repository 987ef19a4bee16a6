-- What a unit answered to an urgent demand.

ALTER TABLE UrgentDemands ADD AnsweredOn date NULL;
ALTER TABLE UrgentDemands ADD Answer nvarchar(max) NULL;
ALTER TABLE UrgentDemands ADD AnswerReference nvarchar(100) NULL;
GO
CREATE INDEX IX_UrgentDemands_Unanswered ON UrgentDemands (CouncilId, AnswerDueOn) WHERE AnsweredOn IS NULL;
