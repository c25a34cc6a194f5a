-- Given out is given out: the content of a quote that is no draft stays, until a revision replaces it and the history keeps it.
DROP TRIGGER IF EXISTS quotes_keep_content;
CREATE TRIGGER quotes_keep_content
BEFORE UPDATE OF id, account_id, number, revision, status, mode, book_code, book_version, currency, document, hash, content_version, created_at ON quotes
WHEN OLD.status <> 'draft'
 AND (   NEW.id IS NOT OLD.id OR NEW.account_id IS NOT OLD.account_id OR NEW.number IS NOT OLD.number OR NEW.mode IS NOT OLD.mode
      OR NEW.currency IS NOT OLD.currency OR NEW.created_at IS NOT OLD.created_at OR NEW.revision NOT IN (OLD.revision, OLD.revision + 1)
      OR (    (   NEW.document IS NOT OLD.document OR NEW.hash IS NOT OLD.hash OR NEW.book_code IS NOT OLD.book_code OR NEW.book_version IS NOT OLD.book_version
               OR NEW.revision <> OLD.revision OR NEW.content_version <> OLD.content_version OR (NEW.status = 'draft' AND OLD.issued_at IS NOT NULL))
          AND NOT (    NEW.revision = OLD.revision + 1
                   AND EXISTS (SELECT 1 FROM quote_history h WHERE h.quote_id = OLD.id AND h.content_version = OLD.content_version AND h.revision = OLD.revision AND h.status = OLD.status AND h.hash = OLD.hash))))
BEGIN
    SELECT RAISE(ABORT, 'A quote that is not a draft keeps its content.');
END;

-- A yes is kept: who gave it, when, and to what.
DROP TRIGGER IF EXISTS quotes_keep_acceptance;
CREATE TRIGGER quotes_keep_acceptance
BEFORE UPDATE OF status, revision, issued_at, decided_at, accepted_by, accepted_email, decided_by_link, accepted_document, accepted_hash ON quotes
WHEN OLD.status = 'accepted'
 AND (   NEW.status IS NOT OLD.status OR NEW.revision IS NOT OLD.revision OR NEW.issued_at IS NOT OLD.issued_at
      OR NEW.decided_at IS NOT OLD.decided_at OR NEW.accepted_by IS NOT OLD.accepted_by
      OR NEW.accepted_email IS NOT OLD.accepted_email OR NEW.decided_by_link IS NOT OLD.decided_by_link
      OR NEW.accepted_document IS NOT OLD.accepted_document OR NEW.accepted_hash IS NOT OLD.accepted_hash)
BEGIN
    SELECT RAISE(ABORT, 'An accepted quote stays accepted.');
END;

-- What needs approval is issued with the content that was approved, or not at all.
DROP TRIGGER IF EXISTS quotes_need_approval;
CREATE TRIGGER quotes_need_approval BEFORE UPDATE OF status ON quotes
WHEN NEW.status = 'issued' AND OLD.status = 'draft' AND NEW.approval IS NOT NULL AND (NEW.approval <> 'given' OR NEW.approval_hash IS NOT NEW.hash)
BEGIN
    SELECT RAISE(ABORT, 'A quote that needs approval is not issued without it.');
END;

DROP TRIGGER IF EXISTS quotes_stay;
CREATE TRIGGER quotes_stay BEFORE DELETE ON quotes WHEN OLD.status <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'A quote that is not a draft is not deleted.');
END;

DROP TRIGGER IF EXISTS quote_history_keeps;
CREATE TRIGGER quote_history_keeps BEFORE UPDATE ON quote_history
BEGIN
    SELECT RAISE(ABORT, 'The history of a quote does not change.');
END;

DROP TRIGGER IF EXISTS quote_history_stays;
CREATE TRIGGER quote_history_stays BEFORE DELETE ON quote_history
BEGIN
    SELECT RAISE(ABORT, 'The history of a quote does not change.');
END;

DROP TRIGGER IF EXISTS quote_messages_keep;
CREATE TRIGGER quote_messages_keep BEFORE UPDATE ON quote_messages
BEGIN
    SELECT RAISE(ABORT, 'What was said about a quote does not change.');
END;

DROP TRIGGER IF EXISTS quote_messages_stay;
CREATE TRIGGER quote_messages_stay BEFORE DELETE ON quote_messages
BEGIN
    SELECT RAISE(ABORT, 'What was said about a quote does not change.');
END;

-- A published version never changes; before it starts it may be withdrawn, once.
DROP TRIGGER IF EXISTS price_book_versions_keep;
CREATE TRIGGER price_book_versions_keep BEFORE UPDATE ON price_book_versions
WHEN OLD.status = 'published'
 AND (   NEW.book_code IS NOT OLD.book_code OR NEW.number IS NOT OLD.number OR NEW.status IS NOT OLD.status
      OR NEW.document IS NOT OLD.document OR NEW.hash IS NOT OLD.hash OR NEW.effective_from IS NOT OLD.effective_from
      OR NEW.edited_by IS NOT OLD.edited_by OR NEW.edited_by_actor IS NOT OLD.edited_by_actor
      OR NEW.published_at IS NOT OLD.published_at OR NEW.created_at IS NOT OLD.created_at
      OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS NOT OLD.withdrawn_at)
      OR (OLD.start_told_at IS NOT NULL AND NEW.start_told_at IS NOT OLD.start_told_at))
BEGIN
    SELECT RAISE(ABORT, 'A published price book version does not change.');
END;

DROP TRIGGER IF EXISTS price_book_versions_stay;
CREATE TRIGGER price_book_versions_stay BEFORE DELETE ON price_book_versions WHEN OLD.status = 'published'
BEGIN
    SELECT RAISE(ABORT, 'A published price book version is not deleted.');
END;

-- What was found is kept: another check is another row.
DROP TRIGGER IF EXISTS vat_checks_keep;
CREATE TRIGGER vat_checks_keep BEFORE UPDATE ON vat_checks
BEGIN
    SELECT RAISE(ABORT, 'A VAT check does not change.');
END;

DROP TRIGGER IF EXISTS vat_checks_stay;
CREATE TRIGGER vat_checks_stay BEFORE DELETE ON vat_checks
BEGIN
    SELECT RAISE(ABORT, 'A VAT check does not change.');
END;
