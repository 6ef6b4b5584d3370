-- Names that need quotes, and one of 63 bytes that is replaced.
-- before
CREATE TABLE "Ta ble" ("Co""l" integer, CONSTRAINT "äääääääääääääääääääääääääääääääx" CHECK ("Co""l" > 0));
-- after
CREATE TABLE "Ta ble" ("Co""l" integer, CONSTRAINT "äääääääääääääääääääääääääääääääx" CHECK ("Co""l" > 1));
ALTER TABLE "Ta ble" ADD CONSTRAINT "The, key" UNIQUE ("Co""l");
ALTER TABLE "Ta ble" ADD CONSTRAINT "self" FOREIGN KEY ("Co""l") REFERENCES "Ta ble" ("Co""l");
-- plan
-- hazard: unique-may-fail: It fails where rows of public."Ta ble" have the same values in ("Co""l").
CREATE UNIQUE INDEX CONCURRENTLY "The, key" ON public."Ta ble" ("Co""l");

ALTER TABLE public."Ta ble" ADD CONSTRAINT "The, key" UNIQUE USING INDEX "The, key";

ALTER TABLE public."Ta ble" ADD CONSTRAINT self FOREIGN KEY ("Co""l") REFERENCES public."Ta ble" ("Co""l") NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where ("Co""l") has values that public."Ta ble" does not have.
ALTER TABLE public."Ta ble" VALIDATE CONSTRAINT self;

ALTER TABLE public."Ta ble" ADD CONSTRAINT "äääääääääääääääääääääääää_f7e2e7ee_new" CHECK ("Co""l" > 1) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public."Ta ble" break the condition.
ALTER TABLE public."Ta ble" VALIDATE CONSTRAINT "äääääääääääääääääääääääää_f7e2e7ee_new";

-- godwit: commit
ALTER TABLE public."Ta ble" DROP CONSTRAINT "äääääääääääääääääääääääääääääääx";

ALTER TABLE public."Ta ble" RENAME CONSTRAINT "äääääääääääääääääääääääää_f7e2e7ee_new" TO "äääääääääääääääääääääääääääääääx";
