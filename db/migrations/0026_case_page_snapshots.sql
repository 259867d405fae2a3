-- By hand: what stood on the account and in the request when somebody decided, whichever code wrote the review.
CREATE FUNCTION freeze_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO decision_snapshots (review_id, account, request)
  SELECT
    NEW.id,
    jsonb_build_object(
      'name', a.name, 'siren', a.siren, 'rna', a.rna,
      'contactName', a.contact_name, 'contactEmail', a.contact_email,
      'mobile', a.mobile, 'knownPhone', a.known_phone,
      'authorisedAddresses', to_jsonb(a.authorised_addresses)
    ),
    jsonb_build_object(
      'situation', r.situation, 'mobile', r.mobile, 'addresses', to_jsonb(r.addresses),
      'contactName', r.contact_name, 'contactRole', r.contact_role, 'contactEmail', r.contact_email,
      'stepsDone', to_jsonb(r.steps_done), 'currentNumber', r.current_number,
      'mobileVerifiedAt', r.mobile_verified_at
    )
  FROM requests r JOIN accounts a ON a.id = r.account_id
  WHERE r.id = NEW.request_id;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER reviews_freeze AFTER INSERT ON reviews FOR EACH ROW EXECUTE FUNCTION freeze_decision();
