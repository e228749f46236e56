select 1;
-- CRLF stays
	and tabs