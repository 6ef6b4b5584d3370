-- Conversions are made and made again.

-- before
CREATE CONVERSION mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

-- after
CREATE DEFAULT CONVERSION mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE CONVERSION "Other" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;

-- plan
CREATE CONVERSION public."Other" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;

DROP CONVERSION public.mine;

CREATE DEFAULT CONVERSION public.mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
