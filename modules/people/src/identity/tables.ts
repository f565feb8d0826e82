// Made from the database by `npm run tables`; whoever changes a migration runs it again.
import type { Generated, GeneratedAlways } from 'kysely';

export interface IdentityTables {
  'identity.account': {
    account_id: string;
    phone_hash: Buffer | null;
    email_hash: Buffer | null;
    sealed: Buffer | null;
    sealed_with: string | null;
    password_hash: string | null;
    is_password_temporary: Generated<boolean>;
    is_second_factor_waived: Generated<boolean>;
    totp_sealed: Buffer | null;
    totp_sealed_with: string | null;
    totp_confirmed_at: Date | null;
    totp_used_step: Generated<number>;
    made_at: Date;
    closed_at: Date | null;
  };
  'identity.account_event': {
    event_id: GeneratedAlways<number>;
    account_id: string;
    at: Date;
    actor: string;
    kind: string;
    detail: string;
  };
  'identity.attempt': {
    kind: string;
    subject_hash: Buffer;
    source_hash: Buffer;
    failures: number;
    failed_at: Date;
    free_at: Date;
    succeeded_at: Date | null;
  };
  'identity.key_check': {
    is_only: Generated<boolean>;
    hash: Buffer;
  };
  'identity.role_grant': {
    grant_id: string;
    account_id: string;
    role: string;
    region_code: string;
    granted_at: Date;
    granted_by: string;
    reason: string;
    revoked_at: Date | null;
    revoked_by: string | null;
    revoke_reason: string | null;
  };
  'identity.session': {
    session_id: string;
    account_id: string;
    token_hash: Buffer;
    previous_hash: Buffer | null;
    rotated_at: Date;
    means: string;
    second_factor_at: Date | null;
    agent: string;
    made_at: Date;
    seen_at: Date;
    ended_at: Date | null;
    end_reason: string | null;
    sign_on_city: string | null;
    second_factor_city: string | null;
  };
  'identity.sign_in_code': {
    contact_hash: Buffer;
    source_hash: Buffer;
    code_hash: Buffer;
    tries: Generated<number>;
    made_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  'identity.sign_on_begun': {
    browser_hash: Buffer;
    city_code: string;
    return_to: string;
    session_id: string | null;
    expires_at: Date;
  };
  'identity.sign_on_identity': {
    identity_id: string;
    subject_hash: Buffer;
    issuer: string;
    account_id: string;
    linked_at: Date;
  };
  'identity.sign_on_provider': {
    city_code: string;
    issuer: string;
    client_id: string;
    secret_sealed: Buffer | null;
    secret_sealed_with: string | null;
    site: string;
    makes_accounts: boolean;
    email_domains: string[];
    second_factor_acr: string[];
    second_factor_amr: string[];
    added_at: Date;
  };
}
