// Made from the database by `npm run tables`; whoever changes a migration runs it again.

export interface HttpTables {
  'http.answer': {
    city_code: string;
    actor: string;
    key: string;
    request_sha256: string;
    body: string | null;
    made_at: Date;
  };
}
