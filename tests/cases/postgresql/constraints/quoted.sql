-- Names that need quotes, and one of 63 bytes that is replaced.
-- before
CREATE TABLE "Ta ble" ("Co""l" integer, CONSTRAINT "äääääääääääääääääääääääääääääääx" CHECK ("Co""l" > 0));
-- after
CREATE TABLE "Ta ble" ("Co""l" integer, CONSTRAINT "äääääääääääääääääääääääääääääääx" CHECK ("Co""l" > 1));
ALTER TABLE "Ta ble" ADD CONSTRAINT "The, key" UNIQUE ("Co""l");
ALTER TABLE "Ta ble" ADD CONSTRAINT "self" FOREIGN KEY ("Co""l") REFERENCES "Ta ble" ("Co""l");
-- plan
