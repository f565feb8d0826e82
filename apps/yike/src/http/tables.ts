// Made from the database by `npm run tables`; whoever changes a migration runs it again.

export interface HttpTables {
  'http.answer': {
    city_code: string;
    actor: string;
    key: string;
    made_at: Date;
    request_hash: Buffer;
    sealed: Buffer | null;
    sealed_with: string | null;
  };
}
