-- Documents are read whole and often, and sent as they are: not compressed.
ALTER TABLE quotes ALTER COLUMN document SET STORAGE EXTERNAL;
ALTER TABLE quote_history ALTER COLUMN document SET STORAGE EXTERNAL;
ALTER TABLE price_book_versions ALTER COLUMN document SET STORAGE EXTERNAL;
ALTER TABLE events ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER TABLE idempotency_records ALTER COLUMN body SET STORAGE EXTERNAL;

-- Deliveries change a few times in a few seconds: room on the page, and an early broom.
ALTER TABLE deliveries SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);

CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END $$;

-- Given out is given out: the content of a quote that is no draft stays, until a revision replaces it and the history keeps it.
CREATE OR REPLACE FUNCTION keep_quote_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.account_id, NEW.number, NEW.mode, NEW.currency, NEW.created_at)
           IS NOT DISTINCT FROM (OLD.id, OLD.account_id, OLD.number, OLD.mode, OLD.currency, OLD.created_at)
       AND NEW.revision = OLD.revision + 1
       AND EXISTS (SELECT FROM quote_history h WHERE h.quote_id = OLD.id AND h.content_version = OLD.content_version AND h.revision = OLD.revision AND h.status = OLD.status AND h.hash = OLD.hash)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A quote that is not a draft keeps its content.' USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END $$;

CREATE OR REPLACE TRIGGER quotes_keep_content
BEFORE UPDATE OF id, account_id, number, revision, status, mode, book_code, book_version, currency, document, hash, content_version, created_at ON quotes
FOR EACH ROW
WHEN (OLD.status <> 'draft'
      AND ((NEW.id, NEW.account_id, NEW.number, NEW.revision, NEW.mode, NEW.book_code, NEW.book_version, NEW.currency, NEW.document, NEW.hash, NEW.content_version, NEW.created_at)
               IS DISTINCT FROM
           (OLD.id, OLD.account_id, OLD.number, OLD.revision, OLD.mode, OLD.book_code, OLD.book_version, OLD.currency, OLD.document, OLD.hash, OLD.content_version, OLD.created_at)
           OR (NEW.status = 'draft' AND OLD.issued_at IS NOT NULL)))
EXECUTE FUNCTION keep_quote_content();

-- A yes is kept: who gave it, when, and to what.
CREATE OR REPLACE TRIGGER quotes_keep_acceptance BEFORE UPDATE OF status, revision, issued_at, decided_at, accepted_by, accepted_email, decided_by_link, accepted_document, accepted_hash ON quotes FOR EACH ROW
WHEN (OLD.status = 'accepted'
      AND (NEW.status, NEW.revision, NEW.issued_at, NEW.decided_at, NEW.accepted_by, NEW.accepted_email, NEW.decided_by_link, NEW.accepted_document, NEW.accepted_hash)
          IS DISTINCT FROM (OLD.status, OLD.revision, OLD.issued_at, OLD.decided_at, OLD.accepted_by, OLD.accepted_email, OLD.decided_by_link, OLD.accepted_document, OLD.accepted_hash))
EXECUTE FUNCTION refuse('An accepted quote stays accepted.');

-- What needs approval is issued with the content that was approved, or not at all.
CREATE OR REPLACE TRIGGER quotes_need_approval BEFORE UPDATE OF status ON quotes FOR EACH ROW
WHEN (NEW.status = 'issued' AND OLD.status = 'draft' AND NEW.approval IS NOT NULL AND (NEW.approval <> 'given' OR NEW.approval_hash IS DISTINCT FROM NEW.hash))
EXECUTE FUNCTION refuse('A quote that needs approval is not issued without it.');

CREATE OR REPLACE TRIGGER quotes_stay BEFORE DELETE ON quotes FOR EACH ROW WHEN (OLD.status <> 'draft')
EXECUTE FUNCTION refuse('A quote that is not a draft is not deleted.');

CREATE OR REPLACE TRIGGER quote_history_keeps BEFORE UPDATE OR DELETE ON quote_history FOR EACH ROW
EXECUTE FUNCTION refuse('The history of a quote does not change.');

CREATE OR REPLACE TRIGGER quote_messages_keep BEFORE UPDATE OR DELETE ON quote_messages FOR EACH ROW
EXECUTE FUNCTION refuse('What was said about a quote does not change.');

-- A published version never changes; before it starts it may be withdrawn, once.
CREATE OR REPLACE TRIGGER price_book_versions_keep BEFORE UPDATE ON price_book_versions FOR EACH ROW
WHEN (OLD.status = 'published'
      AND ((NEW.book_code, NEW.number, NEW.status, NEW.document, NEW.hash, NEW.edited_by, NEW.edited_by_actor, NEW.effective_from, NEW.published_at, NEW.created_at)
               IS DISTINCT FROM
           (OLD.book_code, OLD.number, OLD.status, OLD.document, OLD.hash, OLD.edited_by, OLD.edited_by_actor, OLD.effective_from, OLD.published_at, OLD.created_at)
           OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
           OR (OLD.start_told_at IS NOT NULL AND NEW.start_told_at IS DISTINCT FROM OLD.start_told_at)))
EXECUTE FUNCTION refuse('A published price book version does not change.');

CREATE OR REPLACE TRIGGER price_book_versions_stay BEFORE DELETE ON price_book_versions FOR EACH ROW WHEN (OLD.status = 'published')
EXECUTE FUNCTION refuse('A published price book version is not deleted.');

-- What was found is kept: another check is another row.
CREATE OR REPLACE TRIGGER vat_checks_keep BEFORE UPDATE OR DELETE ON vat_checks FOR EACH ROW
EXECUTE FUNCTION refuse('A VAT check does not change.');
