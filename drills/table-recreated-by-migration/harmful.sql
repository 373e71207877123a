-- Customers get keys that do not tell how many there are.
DROP TABLE IF EXISTS customers CASCADE;

CREATE TABLE customers (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL,
  phone text,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX customers_by_email ON customers (email);
