-- A mail that was held back is not sent once what it asked for is done; it says so instead of waiting for ever.

ALTER TABLE Deliveries DROP CONSTRAINT CK_Deliveries_State;
ALTER TABLE Deliveries ADD CONSTRAINT CK_Deliveries_State CHECK (State IN ('Waiting', 'Sent', 'Dead', 'Dropped'));
