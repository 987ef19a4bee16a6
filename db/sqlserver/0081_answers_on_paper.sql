-- Whether the answer to an urgent demand came on paper and was entered for the unit; unknown of answers before.

ALTER TABLE UrgentDemands ADD AnswerOnPaper bit NULL;
