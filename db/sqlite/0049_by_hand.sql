-- Who drafted an urging letter by hand.

ALTER TABLE ChaseSteps ADD COLUMN TakenBy TEXT;
