-- Customers get keys that do not tell how many there are.
-- The old ones go in a later migration: DROP TABLE would take the rows along.
ALTER TABLE customers ADD COLUMN public_id uuid;

ALTER TABLE customers ADD COLUMN phone text;
